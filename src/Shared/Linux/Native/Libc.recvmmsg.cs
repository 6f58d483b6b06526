using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int MSG_DONTWAIT = 0x40;

    /// <summary>recvmmsg(2): several datagrams by one call.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial int recvmmsg(SafeHandle socket, MessageHeaderSlot* slots, uint count, int flags, void* timeout);
}

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    internal void* Base;
    internal nuint Length;
}

/// <summary>struct mmsghdr (a msghdr, then the received length), as 64-bit Linux lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeaderSlot
{
    internal void* Name;
    internal uint NameLength;
    internal IoVector* Vectors;
    internal nuint VectorCount;
    internal void* Control;
    internal nuint ControlLength;
    internal int Flags;
    private readonly int _padding;
    internal uint Received;
}
