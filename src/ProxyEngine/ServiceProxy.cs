using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Conntrack;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Sync;

namespace NetKube.ProxyEngine;

/// One node's service proxy: makes Services reachable from its pods, from itself and by its node ports.
public sealed class ServiceProxy : IDisposable
{
    private readonly ServiceProxyOptions _options;
    private readonly ChangeNotes _notes = new();
    private readonly ProxyMetrics _metrics;
    private readonly List<IProxyMode> _modes = [];
    private readonly SyncLoop _loop;

    public ServiceProxy(ServiceProxyOptions options, ILoggerFactory logs, TimeProvider clock)
    {
        if (options.Errors().FirstOrDefault() is { } error) throw new ArgumentException(error, nameof(options));
        _options = options;
        _metrics = new ProxyMetrics(_notes);
        Health = new ProxyHealth(clock, patience: 2 * options.SyncPeriod);
        var bounds = new LoopBounds(options.MinSyncPeriod, options.SyncPeriod, options.RetryPeriod);
        var families = options.NodeAddresses.Select(address => address.Family()).Distinct().Select(family => FamilyOf(family, logs)).ToList();
        var telemetry = new SyncTelemetry(_metrics, Health, logs.CreateLogger<SyncLoop>());
        _loop = new SyncLoop(families, _notes, new BoundedLoop(bounds, clock), telemetry, clock);
    }

    public ProxyHealth Health { get; }

    /// Removes everything that the mode ever put on this node. Not while <see cref="RunAsync"/> runs.
    public async Task CleanUpAsync(CancellationToken stop)
    {
        foreach (var mode in _modes)
        {
            await mode.CleanUpAsync(stop);
        }
    }

    public void Dispose() => _metrics.Dispose();

    /// Runs until stopped. What is on the node then stays: traffic goes on without us.
    internal Task RunAsync(CancellationToken stop) => _loop.RunAsync(stop);

    internal void Note(ServiceName name, ServiceObject? now)
    {
        if (_notes.Note(name, now)) _loop.Poke();
    }

    internal void Note(ServiceName service, string slice, EndpointSliceObject? now)
    {
        if (_notes.Note(service, slice, now)) _loop.Poke();
    }

    internal void NoteZone(string zone) => _loop.NoteZone(zone);

    private FamilySync FamilyOf(IpFamily family, ILoggerFactory logs)
    {
        var node = new PlanSettings
        {
            NodeName = _options.NodeName,
            Family = family,
            NodeAddresses = _options.NodeAddresses.Where(address => address.Family() == family).ToValueList(),
            ClusterCidr = _options.ClusterCidrs.Where(cidr => cidr.BaseAddress.Family() == family).Cast<System.Net.IPNetwork?>().FirstOrDefault(),
            MasqueradeAll = _options.MasqueradeAll,
            NodePortAddresses = _options.NodePortAddresses.Where(range => range.BaseAddress.Family() == family).ToValueList(),
        };
        var mode = ModeTable.Create(_options.Mode, new ModeContext(node, logs, _options.NetworkNamespacePath));
        _modes.Add(mode);
        return new FamilySync(mode, new KernelConntrack(family, _options.NetworkNamespacePath), node);
    }
}
