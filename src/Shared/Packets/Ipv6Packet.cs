using System.Buffers.Binary;
using System.Net;

namespace NetKube.Shared.Packets;

/// <summary>An IPv6 packet, RFC 8200. Extension headers that a host may put first are looked through.</summary>
public readonly ref struct Ipv6Packet
{
    public const int HeaderLength = 40;
    private const byte HopByHop = 0, Routing = 43, Fragment = 44, DestinationOptions = 60;

    public IPAddress Source { get; private init; }

    public IPAddress Destination { get; private init; }

    /// <summary>What the payload is, after extension headers.</summary>
    public byte Protocol { get; private init; }

    public byte HopLimit { get; private init; }

    public byte TrafficClass { get; private init; }

    /// <summary>In bytes; the payload starts with the upper protocol's header only when it is 0.</summary>
    public int FragmentOffset { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out Ipv6Packet packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength || bytes[0] >> 4 != 6) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        var payload = bytes[HeaderLength..Math.Min(bytes.Length, HeaderLength + length)];
        var protocol = bytes[6];
        var offset = 0;
        while (offset == 0 && protocol is HopByHop or Routing or Fragment or DestinationOptions)
        {
            var extension = protocol == Fragment || payload.Length < 2 ? 8 : (payload[1] + 1) * 8;
            if (payload.Length < extension) return false;
            if (protocol == Fragment) offset = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]) & 0xfff8;
            protocol = payload[0];
            payload = payload[extension..];
        }

        packet = new Ipv6Packet
        {
            TrafficClass = (byte)(BinaryPrimitives.ReadUInt16BigEndian(bytes) >> 4),
            HopLimit = bytes[7],
            Source = new IPAddress(bytes[8..24]),
            Destination = new IPAddress(bytes[24..40]),
            Protocol = protocol,
            FragmentOffset = offset,
            Payload = payload,
        };
        return true;
    }
}
