using System.Buffers.Binary;

namespace NetKube.Shared.Packets;

/// <summary>An ICMP message, RFC 792.</summary>
public readonly ref struct IcmpMessage
{
    public const int HeaderLength = 8;
    public const byte EchoReply = 0;
    public const byte DestinationUnreachable = 3;
    public const byte Echo = 8;
    public const byte TimeExceeded = 11;

    public byte Type { get; private init; }

    public byte Code { get; private init; }

    public bool ChecksumValid { get; private init; }

    /// <summary>Of an echo and its reply.</summary>
    public ushort Identifier { get; private init; }

    /// <summary>Of an echo and its reply. For "fragmentation needed" these two bytes are the next hop's MTU (RFC 1191).</summary>
    public ushort Sequence { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out IcmpMessage message)
    {
        message = default;
        if (bytes.Length < HeaderLength) return false;
        message = new IcmpMessage
        {
            Type = bytes[0],
            Code = bytes[1],
            ChecksumValid = InternetChecksum.Of(bytes) == 0,
            Identifier = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
            Sequence = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
            Payload = bytes[HeaderLength..],
        };
        return true;
    }

    public static byte[] Build(byte type, byte code, ushort identifier, ushort sequence, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[HeaderLength + payload.Length];
        bytes[0] = type;
        bytes[1] = code;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), identifier);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), sequence);
        payload.CopyTo(bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), InternetChecksum.Of(bytes));
        return bytes;
    }
}
