using System.Buffers.Binary;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>The zone's own records: SOA, NS, its name server and dns-version (specification §2.1, §2.2).</summary>
internal sealed class ZoneApex
{
    /// <summary>The version of the Kubernetes specification that the zone follows.</summary>
    public const string SpecificationVersion = "1.1.0";

    /// <summary>The SOA record's length when its owner and the names in it point to the zone's name in the question.</summary>
    public const int SoaBytes = 12 + ServerBytes + MailboxBytes + 20;

    private const int ServerBytes = 9;
    private const int MailboxBytes = 13;
    private const uint RefreshSeconds = 7200;
    private const uint RetrySeconds = 1800;
    private const uint ExpireSeconds = 86400;

    private readonly uint _ttl;

    public ZoneApex(ZoneSettings settings)
    {
        _ttl = settings.Ttl;
        Zone = new byte[settings.Domain.Wire.Length];
        DnsWireName.Fold(settings.Domain.Wire, Zone);
        var server = WireLabel.Concat(WireLabel.Join("ns", "dns"), Zone);
        NameServers = SectionsBuilder.Single(Zone.Length, _ttl, DnsType.Ns, server);
        var version = WireLabel.Concat(WireLabel.Join("dns-version"), Zone);
        Version = new NameAnswers(
            Other: SectionsBuilder.Single(version.Length, _ttl, DnsType.Txt, WireLabel.Join(SpecificationVersion)), OtherType: DnsType.Txt);
        NameServer = new NameAnswers(
            A: SectionsBuilder.Addresses(server.Length, _ttl, settings.NameServerAddresses.Where(a => a.GetAddressBytes().Length == 4)),
            Aaaa: SectionsBuilder.Addresses(server.Length, _ttl, settings.NameServerAddresses.Where(a => a.GetAddressBytes().Length == 16)));
    }

    /// <summary>The zone's name, folded, in wire form.</summary>
    public byte[] Zone { get; }

    /// <summary>NS of the zone.</summary>
    public DnsSections NameServers { get; }

    /// <summary>dns-version.DOMAIN.</summary>
    public NameAnswers Version { get; }

    /// <summary>ns.dns.DOMAIN.</summary>
    public NameAnswers NameServer { get; }

    /// <summary>Writes the SOA for a reply to a question whose name ends in the zone's, and is this long.</summary>
    public void WriteSoa(Span<byte> into, int questionNameLength, uint serial)
    {
        var zone = (ushort)(0xC000 | (DnsHeader.Size + questionNameLength - Zone.Length));
        BinaryPrimitives.WriteUInt16BigEndian(into, zone);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)DnsType.Soa);
        BinaryPrimitives.WriteUInt16BigEndian(into[4..], (ushort)DnsClass.Internet);
        BinaryPrimitives.WriteUInt32BigEndian(into[6..], _ttl);
        BinaryPrimitives.WriteUInt16BigEndian(into[10..], SoaBytes - 12);
        "\u0002ns\u0003dns"u8.CopyTo(into[12..]);
        BinaryPrimitives.WriteUInt16BigEndian(into[19..], zone);
        "\u000Ahostmaster"u8.CopyTo(into[21..]);
        BinaryPrimitives.WriteUInt16BigEndian(into[32..], zone);
        BinaryPrimitives.WriteUInt32BigEndian(into[34..], serial);
        BinaryPrimitives.WriteUInt32BigEndian(into[38..], RefreshSeconds);
        BinaryPrimitives.WriteUInt32BigEndian(into[42..], RetrySeconds);
        BinaryPrimitives.WriteUInt32BigEndian(into[46..], ExpireSeconds);
        BinaryPrimitives.WriteUInt32BigEndian(into[50..], _ttl);
    }
}
