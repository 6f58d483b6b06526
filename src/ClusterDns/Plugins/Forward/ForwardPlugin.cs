using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Plugins.Loop;
using NetKube.ClusterDns.Plugins.Metrics;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Forward;

/// <summary>
/// Asks an upstream for what is not the cluster's. Without one the answer is REFUSED, at once: a SERVFAIL would have
/// clients try again and again.
/// </summary>
internal sealed class ForwardPlugin(Forwarder forwarder, LoopPlugin loop, DnsMetrics metrics) : IDnsPlugin
{
    public string Name => "forward";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        if (!forwarder.HasUpstreams) return ValueTask.FromResult(DnsReply.Refusal(DnsResponseCode.Refused, Name));
        return loop.IsLooping
            ? ValueTask.FromResult(DnsReply.Refusal(DnsResponseCode.ServerFailure, Name))
            : AskAsync(ask, stop);
    }

    private async ValueTask<DnsReply> AskAsync(DnsRequest ask, CancellationToken stop)
    {
        var forwarded = await forwarder.AskAsync(ask.Question.ToArray(), ask.DnssecOk, stop);
        metrics.CountForward(forwarded.Outcome);
        return forwarded.Outcome == ForwardOutcome.Answered && UpstreamReply.TryTake(forwarded.Message, ask.Question.Length, Name, out var reply)
            ? reply
            : DnsReply.Refusal(DnsResponseCode.ServerFailure, Name);
    }
}
