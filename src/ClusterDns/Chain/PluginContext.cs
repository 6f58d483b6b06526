using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Plugins.Cache;
using NetKube.ClusterDns.Plugins.Loop;
using NetKube.ClusterDns.Plugins.Metrics;
using NetKube.ClusterDns.Zone;

namespace NetKube.ClusterDns.Chain;

/// <summary>What plugins are made from.</summary>
internal sealed class PluginContext
{
    public required ZoneHolder Zone { get; init; }

    public required Forwarder Forwarder { get; init; }

    public required LoopPlugin Loop { get; init; }

    public required DnsMetrics Metrics { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    public bool LogQueries { get; init; }

    public CacheSettings Cache { get; init; } = new();

    /// <summary>Sends a query of a plugin's own through the whole chain; set once the chain is built.</summary>
    public DnsNext? Top { get; set; }

    public ValueTask<DnsReply> AskAgain(DnsRequest ask, CancellationToken stop) =>
        (Top ?? throw new InvalidOperationException("The chain is not built yet."))(ask, stop);
}
