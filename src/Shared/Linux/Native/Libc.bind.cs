using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    /// <summary>bind(2), with the address as raw bytes.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int bind(SafeHandle socket, ReadOnlySpan<byte> address, int length);
}
