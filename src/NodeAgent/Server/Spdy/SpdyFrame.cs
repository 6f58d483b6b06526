using System.Buffers.Binary;

namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>Kinds of control frames (SPDY/3 draft, section 2.6).</summary>
internal enum SpdyControl
{
    SynStream = 1,
    SynReply = 2,
    RstStream = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    Headers = 8,
    WindowUpdate = 9,
}

/// <summary>
/// A frame's first eight bytes:
/// <code>
/// control  |1| version 15 | type 16 |     data  |0| stream id 31 |
///          | flags 8 | length 24    |           | flags 8 | length 24 |
/// </code>
/// </summary>
internal readonly record struct SpdyFrame(bool IsControl, SpdyControl Type, uint StreamId, byte Flags, int Length)
{
    public const int HeadLength = 8;
    public const byte Fin = 1;
    private const ushort ControlVersion = 0x8003;

    /// <summary>The sender has said all on this stream.</summary>
    public bool IsLast => (Flags & Fin) != 0;

    public static SpdyFrame Read(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(head[4..]) & 0xFFFFFF;
        if ((head[0] & 0x80) == 0) return new SpdyFrame(false, default, BinaryPrimitives.ReadUInt32BigEndian(head), head[4], length);
        if (BinaryPrimitives.ReadUInt16BigEndian(head) != ControlVersion) throw new SpdyException("a frame is not of SPDY/3");
        return new SpdyFrame(true, (SpdyControl)BinaryPrimitives.ReadUInt16BigEndian(head[2..]), 0, head[4], length);
    }

    public static byte[] Control(SpdyControl type, ReadOnlySpan<byte> body)
    {
        var frame = new byte[HeadLength + body.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, ControlVersion);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), body.Length);
        body.CopyTo(frame.AsSpan(HeadLength));
        return frame;
    }

    public static void WriteDataHead(Span<byte> frame, uint streamId, int length, bool last)
    {
        BinaryPrimitives.WriteUInt32BigEndian(frame, streamId);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], length);
        frame[4] = last ? Fin : (byte)0;
    }
}
