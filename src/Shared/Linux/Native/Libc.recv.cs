using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int MSG_PEEK = 2;
    internal const int MSG_TRUNC = 0x20;

    /// <summary>recv(2). With MSG_TRUNC it returns the datagram's whole length, even when the buffer is shorter.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint recv(SafeHandle socket, Span<byte> buffer, nint length, int flags);
}
