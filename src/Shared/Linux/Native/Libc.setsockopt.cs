using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int SOL_SOCKET = 1;
    internal const int SO_RCVBUF = 8;
    internal const int SO_RCVTIMEO = 20;
    internal const int SO_ATTACH_FILTER = 26;
    internal const int SO_TIMESTAMPNS = 35;
    internal const int SO_RCVBUFFORCE = 33;
    internal const int SOL_NETLINK = 270;
    internal const int NETLINK_EXT_ACK = 11;
    internal const int SOL_PACKET = 263;
    internal const int PACKET_ADD_MEMBERSHIP = 1;
    internal const int PACKET_STATISTICS = 6;
    internal const int PACKET_AUXDATA = 8;

    /// <summary>setsockopt(2), with the value as raw bytes.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setsockopt(SafeHandle socket, int level, int name, ReadOnlySpan<byte> value, int length);
}
