using System.Buffers.Binary;
using System.Net;

namespace NetKube.Shared.Packets;

/// <summary>IP protocol numbers.</summary>
public static class IpProtocol
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte IcmpV6 = 58;
    public const byte Sctp = 132;
}

/// <summary>An IPv4 packet, RFC 791.</summary>
public readonly ref struct Ipv4Packet
{
    public const int MinimalHeaderLength = 20;

    public IPAddress Source { get; private init; }

    public IPAddress Destination { get; private init; }

    /// <summary>What the payload is, one of <see cref="IpProtocol"/>.</summary>
    public byte Protocol { get; private init; }

    public byte Ttl { get; private init; }

    public byte TrafficClass { get; private init; }

    public ushort Identification { get; private init; }

    public bool DontFragment { get; private init; }

    public bool MoreFragments { get; private init; }

    /// <summary>In bytes; the payload starts with the upper protocol's header only when it is 0.</summary>
    public int FragmentOffset { get; private init; }

    public bool HeaderChecksumValid { get; private init; }

    /// <summary>As the header says; the payload is shorter when the capture cut the packet.</summary>
    public int TotalLength { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out Ipv4Packet packet)
    {
        packet = default;
        if (bytes.Length < MinimalHeaderLength || bytes[0] >> 4 != 4) return false;
        var header = (bytes[0] & 0xf) * 4;
        int total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (header < MinimalHeaderLength || header > bytes.Length || total < header) return false;
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        packet = new Ipv4Packet
        {
            TrafficClass = bytes[1],
            TotalLength = total,
            Identification = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
            DontFragment = (fragment & 0x4000) != 0,
            MoreFragments = (fragment & 0x2000) != 0,
            FragmentOffset = (fragment & 0x1fff) * 8,
            Ttl = bytes[8],
            Protocol = bytes[9],
            Source = new IPAddress(bytes[12..16]),
            Destination = new IPAddress(bytes[16..20]),
            HeaderChecksumValid = InternetChecksum.Of(bytes[..header]) == 0,
            Payload = bytes[header..Math.Min(total, bytes.Length)],
        };
        return true;
    }

    /// <summary>A packet without options that may not be fragmented.</summary>
    public static byte[] Build(IPAddress source, IPAddress destination, byte protocol, ReadOnlySpan<byte> payload, byte ttl = 64)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, ushort.MaxValue - MinimalHeaderLength);
        var bytes = new byte[MinimalHeaderLength + payload.Length];
        bytes[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), 0x4000);
        bytes[8] = ttl;
        bytes[9] = protocol;
        source.TryWriteBytes(bytes.AsSpan(12), out _);
        destination.TryWriteBytes(bytes.AsSpan(16), out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(10), InternetChecksum.Of(bytes.AsSpan(0, MinimalHeaderLength)));
        payload.CopyTo(bytes.AsSpan(MinimalHeaderLength));
        return bytes;
    }
}
