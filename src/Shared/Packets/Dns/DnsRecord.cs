using System.Net;

namespace NetKube.Shared.Packets.Dns;

/// <summary>A question (RFC 1035 §4.1.2).</summary>
public sealed record DnsQuestion(DnsName Name, DnsType Type, DnsClass Class = DnsClass.Internet);

/// <summary>A resource record (RFC 1035 §4.1.3).</summary>
public sealed record DnsRecord(DnsName Name, DnsType Type, uint Ttl, DnsRdata Rdata, DnsClass Class = DnsClass.Internet);

/// <summary>What a record says; one subtype for each shape of it.</summary>
public abstract record DnsRdata;

/// <summary>A (four bytes) and AAAA (sixteen).</summary>
public sealed record AddressRdata(IPAddress Address) : DnsRdata;

/// <summary>CNAME, NS, PTR.</summary>
public sealed record NameRdata(DnsName Name) : DnsRdata;

/// <summary>RFC 2782. The target is never compressed.</summary>
public sealed record SrvRdata(ushort Priority, ushort Weight, ushort Port, DnsName Target) : DnsRdata;

/// <summary>SOA. <paramref name="Minimum"/> bounds how long "no such name" may be remembered (RFC 2308).</summary>
public sealed record SoaRdata(
    DnsName PrimaryServer, DnsName Mailbox, uint Serial, uint Refresh, uint Retry, uint Expire, uint Minimum) : DnsRdata;

/// <summary>TXT: one or more strings of at most 255 bytes each.</summary>
public sealed record TxtRdata(params byte[][] Strings) : DnsRdata
{
    public bool Equals(TxtRdata? other) =>
        other is not null && Strings.Length == other.Strings.Length && Strings.Zip(other.Strings).All(p => p.First.AsSpan().SequenceEqual(p.Second));

    public override int GetHashCode() => Strings.Length;

    public static TxtRdata Of(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}

/// <summary>Any other type, as bytes (RFC 3597).</summary>
public sealed record OpaqueRdata(byte[] Bytes) : DnsRdata
{
    public bool Equals(OpaqueRdata? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode() => Bytes.Length;
}

/// <summary>What the OPT pseudo-record carries (RFC 6891 §6.1). Options are kept as their bytes.</summary>
/// <param name="UdpSize">The largest datagram that the sender can take.</param>
/// <param name="Version">0 is the only one there is.</param>
/// <param name="DnssecOk">The sender wants DNSSEC records (RFC 3225).</param>
public sealed record DnsEdns(ushort UdpSize, byte Version = 0, bool DnssecOk = false)
{
    /// <summary>Safe against fragmentation nearly everywhere (DNS flag day 2020).</summary>
    public const ushort DefaultUdpSize = 1232;

    /// <summary>Bytes of an OPT record without options.</summary>
    public const int BareSize = 11;

    /// <summary>The eight upper bits of the response code.</summary>
    public byte ExtendedCode { get; init; }

    public ReadOnlyMemory<byte> Options { get; init; } = ReadOnlyMemory<byte>.Empty;
}
