using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int EFD_CLOEXEC = 0x80000;

    /// <summary>eventfd(2): what wakes a thread that waits in poll.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial SafeFileHandle eventfd(uint initial, int flags);
}
