using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Conntrack;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Sync;
using NetKube.ProxyEngine.Watching;
using NetKube.Shared.Client;

namespace NetKube.ProxyEngine;

/// One node's service proxy: makes Services reachable from its pods, from itself and by its node ports.
public sealed class ServiceProxy : IDisposable
{
    private readonly ServiceProxyOptions _options;
    private readonly ILoggerFactory _logs;
    private readonly ChangeNotes _notes = new();
    private readonly List<IProxyMode> _modes = [];
    private readonly ProxyMetrics _metrics;
    private readonly SyncLoop _loop;
    private readonly ApiWatch _watch;

    public ServiceProxy(ServiceProxyOptions options, IKubeClient client, ILoggerFactory logs, TimeProvider clock)
        : this(options, ApiSources.Of(client, options, logs, clock), logs, clock)
    {
    }

    internal ServiceProxy(ServiceProxyOptions options, ApiSources sources, ILoggerFactory logs, TimeProvider clock)
    {
        if (options.Errors().FirstOrDefault() is { } error) throw new ArgumentException(error, nameof(options));
        _options = options;
        _logs = logs;
        _metrics = new ProxyMetrics(_notes);
        Health = new ProxyHealth(clock, patience: 2 * options.SyncPeriod);
        var bounds = new LoopBounds(options.MinSyncPeriod, options.SyncPeriod, options.RetryPeriod);
        var families = options.NodeAddresses.Select(address => address.Family()).Distinct().Select(FamilyOf).ToList();
        var telemetry = new SyncTelemetry(_metrics, Health, logs.CreateLogger<SyncLoop>());
        _loop = new SyncLoop(families, _notes, new BoundedLoop(bounds, clock), telemetry, clock);
        _watch = new ApiWatch(sources, _notes, _loop);
    }

    public ProxyHealth Health { get; }

    /// Runs until stopped; throws if a part of it fails for good. What is on the node then stays: traffic goes on without
    /// us, and the next run takes over what it finds.
    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        _watch.Start(group);
        group.Start(async inner =>
        {
            await _watch.WaitForSyncAsync(inner);
            await _loop.RunAsync(inner);
        });
        await group.WhenAllAsync();
    }

    /// Removes everything that the mode ever put on this node. Not while <see cref="RunAsync"/> runs.
    public async Task CleanUpAsync(CancellationToken stop)
    {
        foreach (var mode in _modes)
        {
            await mode.CleanUpAsync(stop);
        }
    }

    public void Dispose() => _metrics.Dispose();

    private FamilySync FamilyOf(IpFamily family)
    {
        var node = new PlanSettings
        {
            NodeName = _options.NodeName,
            Family = family,
            NodeAddresses = _options.NodeAddresses.Where(address => address.Family() == family).ToValueList(),
            ClusterCidr = _options.ClusterCidrs.Where(cidr => cidr.BaseAddress.Family() == family).Cast<IPNetwork?>().FirstOrDefault(),
            MasqueradeAll = _options.MasqueradeAll,
            NodePortAddresses = _options.NodePortAddresses.Where(range => range.BaseAddress.Family() == family).ToValueList(),
        };
        var mode = ModeTable.Create(_options.Mode, new ModeContext(node, _logs, _options.NetworkNamespacePath));
        _modes.Add(mode);
        return new FamilySync(mode, new KernelConntrack(family, _options.NetworkNamespacePath), node);
    }
}
