using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>Everything that one existing name answers. A type it has no records of is "no data", not "no such name".</summary>
internal sealed record NameAnswers(
    DnsSections A = default, DnsSections Aaaa = default, DnsSections Srv = default, DnsSections Other = default, DnsType OtherType = DnsType.None,
    DnsName? Alias = null)
{
    /// <summary>A name that is only there because names below it are (RFC 4592 §2.2.2).</summary>
    public static NameAnswers EmptyNonTerminal { get; } = new();

    /// <summary>The records of a type; none when there are no answers in it. An alias answers for every type.</summary>
    public DnsSections Of(DnsType type) => type switch
    {
        _ when OtherType == type || OtherType == DnsType.Cname => Other,
        DnsType.A => A,
        DnsType.Aaaa => Aaaa,
        DnsType.Srv => Srv,
        _ => DnsSections.None,
    };
}
