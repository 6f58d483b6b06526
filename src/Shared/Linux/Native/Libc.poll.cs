using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const short POLLIN = 1;

    /// <summary>poll(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int poll(Span<PollSlot> slots, nuint count, int milliseconds);
}

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollSlot
{
    internal int Descriptor;
    internal short Wanted;
    internal short Seen;
}
