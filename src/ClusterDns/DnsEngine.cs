using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Plugins.Cache;
using NetKube.ClusterDns.Plugins.Loop;
using NetKube.ClusterDns.Plugins.Metrics;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Zone;

namespace NetKube.ClusterDns;

/// <summary>The chain behind its listeners: everything but where the zone comes from.</summary>
internal sealed class DnsEngine : IDisposable
{
    private readonly DnsListeners _listeners;
    private readonly LoopPlugin _loop;
    private readonly Forwarder _forwarder;

    public DnsEngine(ZoneHolder zone, EngineSettings settings, TimeProvider clock, ILoggerFactory loggers)
    {
        _loop = new LoopPlugin();
        _forwarder = new Forwarder(settings.Forward, clock);
        var context = new PluginContext
        {
            Zone = zone,
            Forwarder = _forwarder,
            Loop = _loop,
            Metrics = Metrics,
            Clock = clock,
            Loggers = loggers,
            LogQueries = settings.LogQueries,
            Cache = settings.Cache,
        };
        context.Top = PluginOrder.Build(context);
        _listeners = new DnsListeners(settings.Listen, new QueryServer(context.Top), settings.Listeners, clock);
    }

    public DnsMetrics Metrics { get; } = new();

    /// <summary>Addresses with the ports that were really taken.</summary>
    public IReadOnlyList<IPEndPoint> Bound => _listeners.Bound;

    /// <summary>An upstream leads back here, so nothing is forwarded.</summary>
    public bool IsLooping => _loop.IsLooping;

    public async Task RunAsync(CancellationToken stop)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var probe = ProbeUpstreamsAsync(together.Token);
        try
        {
            await _listeners.RunAsync(stop);
        }
        finally
        {
            await together.CancelAsync();
            await probe;
        }
    }

    public void Dispose() => _listeners.Dispose();

    /// <summary>The question that must not come back (see <see cref="LoopPlugin"/>).</summary>
    private async Task ProbeUpstreamsAsync(CancellationToken stop)
    {
        var question = new byte[_loop.ProbeName.Wire.Length + 4];
        _loop.ProbeName.Wire.CopyTo(question);
        question[^3] = (byte)Shared.Packets.Dns.DnsType.Hinfo;
        question[^1] = (byte)Shared.Packets.Dns.DnsClass.Internet;
        try
        {
            await _forwarder.AskEachAsync(question, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before an upstream answered: nothing is left to protect.
        }
    }
}

/// <param name="Listen">Addresses of UDP and TCP; name each, not "any": a reply must come from the address that was asked.</param>
/// <param name="Forward">Upstreams and their limits.</param>
/// <param name="Listeners">Limits of the listeners.</param>
internal sealed record EngineSettings(IReadOnlyList<IPEndPoint> Listen, ForwardSettings Forward, ListenerSettings Listeners)
{
    /// <summary>A line each query.</summary>
    public bool LogQueries { get; init; }

    public CacheSettings Cache { get; init; } = new();
}
