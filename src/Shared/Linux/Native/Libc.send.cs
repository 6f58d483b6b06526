using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    /// <summary>send(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint send(SafeHandle socket, ReadOnlySpan<byte> bytes, nint length, int flags);
}
