using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    /// <summary>Moves the calling thread into a namespace, setns(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setns(SafeHandle ns, int kind);
}
