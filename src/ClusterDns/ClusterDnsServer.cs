using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Api;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Plugins.Cache;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Zone;

namespace NetKube.ClusterDns;

/// <summary>
/// A node's DNS server. The constructor takes the sockets, so that an address in use is told at once (made in a network
/// namespace, they stay in it); <see cref="RunAsync"/> serves. What it knows of the cluster comes in through <see cref="Feed"/>.
/// </summary>
public sealed class ClusterDnsServer : IDisposable
{
    private readonly ZoneHolder _zone;
    private readonly DnsEngine _engine;
    private readonly StatusEndpoint? _status;

    public ClusterDnsServer(ClusterDnsOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var domain = options.Validate();
        var settings = new ZoneSettings(domain, (uint)options.Ttl, options.Pods, options.ServiceAddresses);
        var tracker = new ZoneTracker(settings, (uint)clock.GetUtcNow().ToUnixTimeSeconds());
        _zone = new ZoneHolder(tracker.Commit());
        Feed = new ClusterDnsFeed(tracker, _zone);
        var cacheTtl = (uint)options.CacheTtl;
        var engine = new EngineSettings(options.Listen, ForwardSettings.To(options.Upstreams), new ListenerSettings(new TcpSettings(), UdpSockets: options.UdpSockets))
        {
            LogQueries = options.LogQueries,
            Cache = new CacheSettings(MaxTtl: cacheTtl, MaxNegativeTtl: cacheTtl),
        };
        _engine = new DnsEngine(_zone, engine, clock, loggers);
        _status = options.MetricsListen is { } listen ? new StatusEndpoint(listen, _engine.Metrics, () => IsReady) : null;
    }

    /// <summary>Where the cluster's objects are told.</summary>
    public ClusterDnsFeed Feed { get; }

    /// <summary>Addresses that it listens on, with the ports really taken.</summary>
    public IReadOnlyList<IPEndPoint> Bound => _engine.Bound;

    /// <summary>It has seen all of the cluster's objects and serves: its endpoint may be published as ready.</summary>
    public bool IsReady => _zone.Now.IsSynced;

    /// <summary>An upstream leads back to this server; forwarding is off.</summary>
    public bool IsLooping => _engine.IsLooping;

    /// <summary>Serves until stopped. A listener that fails ends all, and its failure comes out here.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task> parts = [_engine.RunAsync(together.Token), Feed.RunAsync(together.Token)];
        if (_status is not null) parts.Add(_status.RunAsync(together.Token));
        await Task.WhenAny(parts);
        await together.CancelAsync();
        await Task.WhenAll(parts);
    }

    public void Dispose() => _engine.Dispose();
}
