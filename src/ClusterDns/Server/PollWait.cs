using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.ClusterDns.Server;

/// <summary>Blocks a thread until a socket has something to read, or until it is woken: poll(2) on the socket and an eventfd(2).</summary>
internal sealed partial class PollWait : IDisposable
{
    private const short PollIn = 1;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int Forever = -1;

    private readonly SafeFileHandle _wake;

    public PollWait()
    {
        _wake = eventfd(0, CloseOnExec | NonBlocking);
        if (_wake.IsInvalid) throw new IOException($"eventfd failed with errno {Marshal.GetLastPInvokeError()}.");
    }

    public void Wait(SafeHandle socket)
    {
        Span<PollEntry> entries = [new() { File = (int)socket.DangerousGetHandle(), Events = PollIn }, new() { File = (int)_wake.DangerousGetHandle(), Events = PollIn }];
        _ = poll(entries, (nuint)entries.Length, Forever);
    }

    /// <summary>Ends this and every later wait.</summary>
    public void Wake() => _ = eventfd_write(_wake, 1);

    public void Dispose() => _wake.Dispose();

    [LibraryImport("libc", SetLastError = true)]
    private static partial SafeFileHandle eventfd(uint initial, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int eventfd_write(SafeFileHandle file, ulong value);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(Span<PollEntry> entries, nuint count, int milliseconds);

    private struct PollEntry
    {
        public int File;
        public short Events;
        public short Happened;
    }
}
