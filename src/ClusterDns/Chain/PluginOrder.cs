using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Plugins.Any;
using NetKube.ClusterDns.Plugins.Cache;
using NetKube.ClusterDns.Plugins.Errors;
using NetKube.ClusterDns.Plugins.Kubernetes;
using NetKube.ClusterDns.Plugins.Loop;
using NetKube.ClusterDns.Plugins.Forward;
using NetKube.ClusterDns.Plugins.Metrics;
using NetKube.ClusterDns.Plugins.QueryLog;

namespace NetKube.ClusterDns.Chain;

/// <summary>The order of the chain: the one place where it is said.</summary>
internal static class PluginOrder
{
    /// <summary>
    /// Top runs first. A step knows that something follows it, not what. Metrics and the log stand outside of errors, so
    /// that they see a failed query as its client does. The cache stands below the cluster's own names: those are
    /// precomputed already, and caching them would only make them stale.
    /// </summary>
    public static readonly (string Name, Func<PluginContext, IDnsPlugin?> Make)[] All =
    [
        ("prometheus", c => new MetricsPlugin(c.Metrics, c.Clock)),
        ("log", c => c.LogQueries ? new QueryLogPlugin(c.Loggers.CreateLogger<QueryLogPlugin>(), c.Clock) : null),
        ("errors", c => new ErrorsPlugin(c.Loggers.CreateLogger<ErrorsPlugin>())),
        ("any", _ => new AnyPlugin()),
        ("kubernetes", c => new KubernetesPlugin(c.Zone, c.AskAgain)),
        ("loop", c => c.Loop),
        ("cache", c => c.Forwarder.HasUpstreams ? new CachePlugin(c.Cache, c.Metrics, c.Clock) : null),
        ("forward", c => new ForwardPlugin(c.Forwarder, c.Loop, c.Metrics)),
    ];

    public static DnsNext Build(PluginContext context)
    {
        var plugins = new List<IDnsPlugin>();
        foreach (var (_, make) in All)
        {
            if (make(context) is { } plugin) plugins.Add(plugin);
        }

        return DnsChain.Build(plugins);
    }
}
