using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Any;

/// <summary>Answers ANY with one small HINFO record (RFC 8482 §4.2): nobody needs all, and the large answer would serve attackers.</summary>
internal sealed class AnyPlugin : IDnsPlugin
{
    private const uint Ttl = 8482;

    private static readonly DnsSections Answer = SectionsBuilder.Single(1, Ttl, DnsType.Hinfo, "\u0007RFC8482\0"u8);

    public string Name => "any";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop) =>
        ask.Type == DnsType.Any
            ? ValueTask.FromResult(new DnsReply(DnsResponseCode.NoError, DnsFlags.None, Answer, Name))
            : next(ask, stop);
}
