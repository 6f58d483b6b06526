using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int CLONE_NEWNET = 0x40000000;

    /// <summary>Gives the calling thread namespaces of its own, unshare(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int unshare(int kinds);
}
