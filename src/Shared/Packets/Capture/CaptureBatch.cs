using System.Runtime.InteropServices;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Packets.Capture;

/// <summary>Native memory for one recvmmsg call: some frames, each with its sender's link address and its control messages.</summary>
internal sealed unsafe class CaptureBatch : IDisposable
{
    private const int Slots = 16;
    private const int NameBytes = 32;
    private const int ControlBytes = 64;

    private readonly int _frameBytes;
    private readonly int _slotBytes;
    private byte* _memory;
    private MessageHeaderSlot* _headers;
    private IoVector* _vectors;

    public CaptureBatch(int frameBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameBytes, 1);
        _frameBytes = frameBytes;
        _slotBytes = (NameBytes + ControlBytes + frameBytes + 7) & ~7;
        _memory = (byte*)NativeMemory.AllocZeroed(Slots, (nuint)_slotBytes);
        _headers = (MessageHeaderSlot*)NativeMemory.AllocZeroed(Slots, (nuint)sizeof(MessageHeaderSlot));
        _vectors = (IoVector*)NativeMemory.AllocZeroed(Slots, (nuint)sizeof(IoVector));
    }

    ~CaptureBatch() => Free();

    /// <summary>What waits, up to a batch; empty when nothing does.</summary>
    public IReadOnlyList<CapturedFrame> Take(SafeHandle socket)
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        for (var i = 0; i < Slots; i++) Prepare(i);
        var count = Libc.recvmmsg(socket, _headers, Slots, Libc.MSG_DONTWAIT | Libc.MSG_TRUNC, null);
        if (count < 0)
        {
            var refused = LinuxException.FromLastCall("reading captured frames");
            // An interface that goes down reports it once, and may come back.
            return refused.Errno is Errno.EAGAIN or Errno.EINTR or Errno.ENETDOWN ? [] : throw refused;
        }

        var frames = new CapturedFrame[count];
        for (var i = 0; i < count; i++) frames[i] = Read(i);
        return frames;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Prepare(int i)
    {
        var slot = _memory + ((nint)i * _slotBytes);
        _vectors[i] = new IoVector { Base = slot + NameBytes + ControlBytes, Length = (nuint)_frameBytes };
        _headers[i] = new MessageHeaderSlot
        {
            Name = slot, NameLength = NameBytes, Control = slot + NameBytes, ControlLength = ControlBytes,
            Vectors = _vectors + i, VectorCount = 1,
        };
    }

    private CapturedFrame Read(int i)
    {
        ref var header = ref _headers[i];
        var slot = _memory + ((nint)i * _slotBytes);
        var name = new ReadOnlySpan<byte>(slot, NameBytes);
        var original = (int)header.Received; // MSG_TRUNC: the frame's length, not what fitted
        var kept = new ReadOnlySpan<byte>(slot + NameBytes + ControlBytes, Math.Min(original, _frameBytes)).ToArray();
        // struct sockaddr_ll: family, protocol, index at 4, hardware type at 8, packet type at 10.
        return new CapturedFrame(
            TimeOf(new ReadOnlySpan<byte>(slot + NameBytes, (int)header.ControlLength)), kept, original,
            MemoryMarshal.Read<int>(name[4..]), (FrameDirection)name[10]);
    }

    /// <summary>The control message SCM_TIMESTAMPNS: struct cmsghdr (length, level, type), then seconds and nanoseconds.</summary>
    private static DateTimeOffset TimeOf(ReadOnlySpan<byte> control)
    {
        while (control.Length >= 16)
        {
            var length = (int)MemoryMarshal.Read<long>(control);
            if (length < 16 || length > control.Length) break;
            if (MemoryMarshal.Read<int>(control[8..]) == Libc.SOL_SOCKET && MemoryMarshal.Read<int>(control[12..]) == Libc.SO_TIMESTAMPNS
                && length >= 32)
            {
                return DateTimeOffset.UnixEpoch
                    .AddTicks((MemoryMarshal.Read<long>(control[16..]) * TimeSpan.TicksPerSecond) + (MemoryMarshal.Read<long>(control[24..]) / 100));
            }

            control = control[Math.Min((length + 7) & ~7, control.Length)..];
        }

        throw new InvalidDataException("a captured frame came without its time, which the socket was told to give");
    }

    private void Free()
    {
        NativeMemory.Free(_memory);
        NativeMemory.Free(_headers);
        NativeMemory.Free(_vectors);
        _memory = null;
        _headers = null;
        _vectors = null;
    }
}
