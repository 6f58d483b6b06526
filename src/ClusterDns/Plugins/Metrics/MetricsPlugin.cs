using NetKube.ClusterDns.Chain;

namespace NetKube.ClusterDns.Plugins.Metrics;

/// <summary>Counts each query by its kind and its end, and how long it took.</summary>
internal sealed class MetricsPlugin(DnsMetrics metrics, TimeProvider clock) : IDnsPlugin
{
    public string Name => "prometheus";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        var reply = next(ask, stop);
        if (!reply.IsCompletedSuccessfully) return CountLaterAsync(ask, reply, start);
        var known = reply.Result;
        metrics.Count(ask, known.Code, clock.GetElapsedTime(start));
        return ValueTask.FromResult(known);
    }

    private async ValueTask<DnsReply> CountLaterAsync(DnsRequest ask, ValueTask<DnsReply> reply, long start)
    {
        var known = await reply;
        metrics.Count(ask, known.Code, clock.GetElapsedTime(start));
        return known;
    }
}
