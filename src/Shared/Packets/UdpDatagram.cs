using System.Buffers.Binary;
using System.Net;

namespace NetKube.Shared.Packets;

/// <summary>A UDP datagram, RFC 768.</summary>
public readonly ref struct UdpDatagram
{
    public const int HeaderLength = 8;

    public ushort SourcePort { get; private init; }

    public ushort DestinationPort { get; private init; }

    /// <summary>0 when the sender left it out.</summary>
    public ushort Checksum { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out UdpDatagram datagram)
    {
        datagram = default;
        if (bytes.Length < HeaderLength) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (length < HeaderLength) return false;
        datagram = new UdpDatagram
        {
            SourcePort = BinaryPrimitives.ReadUInt16BigEndian(bytes),
            DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Checksum = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
            Payload = bytes[HeaderLength..Math.Min(length, bytes.Length)],
        };
        return true;
    }

    public static byte[] Build(IPAddress source, ushort sourcePort, IPAddress destination, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, ushort.MaxValue - HeaderLength);
        var bytes = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)bytes.Length);
        payload.CopyTo(bytes.AsSpan(HeaderLength));
        var checksum = InternetChecksum.Of(source, destination, IpProtocol.Udp, bytes);
        // A computed 0 is sent as all ones, since 0 says "none" (RFC 768).
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), checksum == 0 ? (ushort)0xffff : checksum);
        return bytes;
    }
}
