using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int AF_NETLINK = 16;
    internal const int AF_PACKET = 17;
    internal const int SOCK_RAW = 3;
    internal const int SOCK_CLOEXEC = 0x80000;
    internal const int SOCK_NONBLOCK = 0x800;

    /// <summary>socket(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial SafeFileHandle socket(int family, int type, int protocol);
}
