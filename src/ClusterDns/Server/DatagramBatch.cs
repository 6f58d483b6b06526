using System.Runtime.InteropServices;

namespace NetKube.ClusterDns.Server;

/// <summary>
/// Several datagrams with one system call: recvmmsg(2) and sendmmsg(2). Buffers are pinned once; message i of a batch uses
/// the buffers that were last given for i. The layouts are those of struct mmsghdr, msghdr and iovec of 64-bit Linux.
/// </summary>
internal sealed unsafe partial class DatagramBatch : IDisposable
{
    private const int MsgDontWait = 0x40;
    private const int MsgTruncated = 0x20;
    private const int ErrorInterrupted = 4;
    private const int ErrorAgain = 11;

    private readonly Header* _headers;
    private readonly Vector* _vectors;

    public DatagramBatch(int capacity)
    {
        Capacity = capacity;
        _headers = (Header*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(Header));
        _vectors = (Vector*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(Vector));
        for (var i = 0; i < capacity; i++)
        {
            _headers[i].Vectors = _vectors + i;
            _headers[i].VectorCount = 1;
        }
    }

    public int Capacity { get; }

    /// <summary>Both arrays must be pinned, and live as long as they are in use here.</summary>
    public void Set(int index, byte[] buffer, int length, byte[] peer, int peerLength)
    {
        _vectors[index].Base = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        _vectors[index].Length = (nuint)length;
        _headers[index].Name = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(peer, 0);
        _headers[index].NameLength = (uint)peerLength;
        _headers[index].Flags = 0;
    }

    public int LengthOf(int index) => (int)_headers[index].Length;

    public int PeerLengthOf(int index) => (int)_headers[index].NameLength;

    /// <summary>The datagram was longer than its buffer.</summary>
    public bool IsCut(int index) => (_headers[index].Flags & MsgTruncated) != 0;

    /// <summary>
    /// The error is about an earlier reply (ECONNREFUSED, EHOSTUNREACH, ENETUNREACH) and gone by being told; the socket
    /// itself goes on. Any other would come again at once.
    /// </summary>
    public static bool IsPassing(int error) => error is 111 or 113 or 101;

    /// <returns>How many came; 0 when none is there now; a negative errno on failure.</returns>
    public int Receive(SafeHandle socket)
    {
        int count;
        do count = recvmmsg(socket, _headers, (uint)Capacity, MsgDontWait, null);
        while (count < 0 && Marshal.GetLastPInvokeError() == ErrorInterrupted);
        if (count >= 0) return count;
        var error = Marshal.GetLastPInvokeError();
        return error == ErrorAgain ? 0 : -error;
    }

    /// <summary>Sends the first messages of the batch. What cannot be sent is skipped: a lost reply is what UDP clients expect.</summary>
    public void Send(SafeHandle socket, int count)
    {
        for (var sent = 0; sent < count;)
        {
            var done = sendmmsg(socket, _headers + sent, (uint)(count - sent), 0);
            if (done < 0 && Marshal.GetLastPInvokeError() == ErrorInterrupted) continue;
            sent += Math.Max(done, 1);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_headers);
        NativeMemory.Free(_vectors);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int recvmmsg(SafeHandle socket, Header* messages, uint count, int flags, void* timeout);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sendmmsg(SafeHandle socket, Header* messages, uint count, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct Vector
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public byte* Name;
        public uint NameLength;
        public Vector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
        private readonly int _padding;
        public uint Length;
    }
}
