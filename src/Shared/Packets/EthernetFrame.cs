using System.Buffers.Binary;
using NetKube.Shared.Linux;

namespace NetKube.Shared.Packets;

/// <summary>EtherType values.</summary>
public static class EtherType
{
    public const ushort Ipv4 = 0x0800;
    public const ushort Arp = 0x0806;
    public const ushort Vlan = 0x8100;
    public const ushort Ipv6 = 0x86dd;
}

/// <summary>An Ethernet II frame without its check sequence; one 802.1Q tag is looked through.</summary>
public readonly ref struct EthernetFrame
{
    public const int HeaderLength = 14;
    private const int TagLength = 4;

    public MacAddress Destination { get; private init; }

    public MacAddress Source { get; private init; }

    /// <summary>What the payload is, one of <see cref="Packets.EtherType"/>.</summary>
    public ushort Type { get; private init; }

    /// <summary>The VLAN's number where the frame is tagged.</summary>
    public int? Vlan { get; private init; }

    /// <summary>May end with padding.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out EthernetFrame frame)
    {
        frame = default;
        if (bytes.Length < HeaderLength) return false;
        var type = BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]);
        var tagged = type == EtherType.Vlan;
        if (tagged && bytes.Length < HeaderLength + TagLength) return false;
        frame = new EthernetFrame
        {
            Destination = new MacAddress(bytes[..6]),
            Source = new MacAddress(bytes[6..12]),
            Type = tagged ? BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]) : type,
            Vlan = tagged ? BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]) & 0xfff : null,
            Payload = bytes[(tagged ? HeaderLength + TagLength : HeaderLength)..],
        };
        return true;
    }

    public static byte[] Build(MacAddress destination, MacAddress source, ushort type, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[HeaderLength + payload.Length];
        destination.CopyTo(bytes);
        source.CopyTo(bytes.AsSpan(6));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(12), type);
        payload.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }
}
