using System.Buffers.Binary;

namespace NetKube.Shared.Packets.Dns;

/// <summary>The twelve bytes at the start of every message (RFC 1035 §4.1.1).</summary>
public readonly record struct DnsHeader(
    ushort Id, DnsFlags Flags, DnsOpcode Opcode, byte Code, ushort Questions, ushort Answers, ushort Authorities, ushort Additionals)
{
    /// <summary>Bytes on the wire. The first question's name always stands at this offset.</summary>
    public const int Size = 12;

    private const ushort FlagBits = 0x87F0;

    public bool IsResponse => (Flags & DnsFlags.Response) != 0;

    public static bool TryRead(ReadOnlySpan<byte> message, out DnsHeader header)
    {
        if (message.Length < Size)
        {
            header = default;
            return false;
        }

        var bits = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        header = new DnsHeader(
            BinaryPrimitives.ReadUInt16BigEndian(message),
            (DnsFlags)(bits & FlagBits),
            (DnsOpcode)((bits >> 11) & 0xF),
            (byte)(bits & 0xF),
            BinaryPrimitives.ReadUInt16BigEndian(message[4..]),
            BinaryPrimitives.ReadUInt16BigEndian(message[6..]),
            BinaryPrimitives.ReadUInt16BigEndian(message[8..]),
            BinaryPrimitives.ReadUInt16BigEndian(message[10..]));
        return true;
    }

    /// <summary>Writes the header; the buffer must have room for it.</summary>
    public void Write(Span<byte> into)
    {
        var bits = (ushort)((ushort)Flags | ((int)Opcode << 11) | (Code & 0xF));
        BinaryPrimitives.WriteUInt16BigEndian(into, Id);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], bits);
        BinaryPrimitives.WriteUInt16BigEndian(into[4..], Questions);
        BinaryPrimitives.WriteUInt16BigEndian(into[6..], Answers);
        BinaryPrimitives.WriteUInt16BigEndian(into[8..], Authorities);
        BinaryPrimitives.WriteUInt16BigEndian(into[10..], Additionals);
    }
}
