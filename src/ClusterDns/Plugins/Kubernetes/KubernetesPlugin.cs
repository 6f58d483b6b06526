using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Kubernetes;

/// <summary>Answers the cluster's names from the newest snapshot; lets others pass.</summary>
internal sealed class KubernetesPlugin(ZoneHolder zone, DnsNext askAgain) : IDnsPlugin
{
    /// <summary>A chain of aliases longer than this is a circle (or as bad).</summary>
    private const int MaxAliases = 8;

    public string Name => "kubernetes";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        var snapshot = zone.Now;
        var answer = snapshot.Find(ask.Name, ask.Type, ask.Scratch);
        // "No such name" is a promise that only somebody can make who has seen all.
        if (!snapshot.IsSynced && (answer.Outcome is ZoneOutcome.NoName or ZoneOutcome.NoRecords))
        {
            return ValueTask.FromResult(DnsReply.Refusal(DnsResponseCode.ServerFailure, Name));
        }

        return answer.Outcome switch
        {
            ZoneOutcome.NotOurs => next(ask, stop),
            ZoneOutcome.NoName => ValueTask.FromResult(Ours(DnsResponseCode.NameError, answer.Sections)),
            ZoneOutcome.Alias => FollowAsync(ask, answer, stop),
            _ => ValueTask.FromResult(Ours(DnsResponseCode.NoError, answer.Sections)),
        };
    }

    private DnsReply Ours(DnsResponseCode code, DnsSections sections) => new(code, DnsFlags.Authoritative, sections, Name);

    /// <summary>
    /// Gives the alias and what it leads to. Where that cannot be learned (no upstream, upstream down) the alias alone is
    /// still true, and all that we know.
    /// </summary>
    private async ValueTask<DnsReply> FollowAsync(DnsRequest ask, ZoneAnswer alias, CancellationToken stop)
    {
        if (ask.Depth >= MaxAliases) return Ours(DnsResponseCode.NoError, alias.Sections);
        var inner = DnsRequest.ForAlias(alias.Alias!, ask);
        var reply = await askAgain(inner, stop);
        var usable = reply.Code is DnsResponseCode.NoError or DnsResponseCode.NameError && reply.Sections.Answers > 0;
        return Ours(DnsResponseCode.NoError, usable ? AliasSections.Join(ask, alias, inner, reply) : alias.Sections);
    }
}
