using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Overlay.Backends;
using NetKube.Overlay.Backends.Vxlan;
using NetKube.Overlay.PodNetwork;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Client;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Agent;

/// <summary>
/// A node's overlay: waits for the node's subnet, makes it work, publishes the lease, and from then on keeps the kernel in agreement
/// with the leases of all nodes. One loop; every round compares state, so that a failed one needs no memory.
/// </summary>
public sealed class OverlayAgent
{
    private readonly OverlayAgentOptions _options;
    private readonly ISubnetLeases _leases;
    private readonly KubeSubnetLeases? _watch;
    private readonly BridgedPodNetwork _podNetwork;
    private readonly ILoggerFactory _logs;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private IReadOnlyList<SkippedLease> _skipped = [];

    /// <summary>With the leases that the cluster's Nodes carry.</summary>
    public OverlayAgent(OverlayAgentOptions options, IKubeClient client, BridgedPodNetwork podNetwork, ILoggerFactory logs, TimeProvider clock)
        : this(options, new KubeSubnetLeases(options.NodeName, options.Port, client, logs.CreateLogger<KubeSubnetLeases>(), clock), podNetwork, logs, clock) =>
        _watch = (KubeSubnetLeases)_leases;

    internal OverlayAgent(OverlayAgentOptions options, ISubnetLeases leases, BridgedPodNetwork podNetwork, ILoggerFactory logs, TimeProvider clock)
    {
        (_options, _leases, _podNetwork, _logs, _clock) = (options, leases, podNetwork, logs, clock);
        _log = logs.CreateLogger<OverlayAgent>();
    }

    /// <summary>The backends that <see cref="OverlayAgentOptions.Backend"/> may name.</summary>
    public static IReadOnlyCollection<string> Backends => BackendTable.Names;

    /// <summary>Runs until stopped. The kernel's state stays: pods keep their network while the agent is away.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var parts = new TaskGroup(stop);
        if (_watch is { } watch) parts.Start(watch.RunAsync);
        parts.Start(KeepAsync);
        await parts.WhenAllAsync();
        stop.ThrowIfCancellationRequested();
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        var backend = BackendTable.Make(_options.Backend, new VxlanOptions(_options.Vni, _options.Port), _logs);
        var subnet = await _leases.OwnSubnetAsync(stop);
        var published = false;
        var changed = _leases.WaitForChangeAsync(stop); // always taken before the leases are read, so that no change is missed
        while (true)
        {
            var succeeded = await TryAsync(async () =>
            {
                // Joined anew each round: that, too, compares and repairs, such as a device that somebody deleted.
                using var network = await backend.JoinAsync(LocalNode(subnet), stop);
                await _podNetwork.UseSubnetAsync(subnet, network.Mtu, stop);
                if (!published) await _leases.PublishAsync(network.Lease, stop);
                published = true;
                Report((await network.ApplyAsync(_leases.Known(), stop)).Skipped);
            }, stop);
            await Task.WhenAny(changed, Task.Delay(succeeded ? _options.CompareEvery : _options.RetryAfter, _clock, stop));
            stop.ThrowIfCancellationRequested();
            if (!changed.IsCompleted) continue;
            await changed; // a watch that died takes the agent down
            changed = _leases.WaitForChangeAsync(stop);
        }
    }

    private async Task<bool> TryAsync(Func<Task> round, CancellationToken stop)
    {
        try
        {
            await round();
            return true;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            _log.RoundFailed(_options.RetryAfter, failed);
            return false;
        }
    }

    private LocalNode LocalNode(IPNetwork subnet) =>
        new(_options.Namespace, _options.NodeName, subnet, _options.PublicIp, _options.Interface ?? InterfaceOf(_options.PublicIp));

    private string InterfaceOf(IPAddress address)
    {
        using var netlink = RouteNetlink.Open(_options.Namespace);
        var index = netlink.Addresses().FirstOrDefault(a => a.Address.Equals(address))?.LinkIndex;
        return netlink.Links().FirstOrDefault(l => l.Index == index)?.Name
            ?? throw new InvalidOperationException($"overlay: no interface of this node has the address {address}");
    }

    private void Report(IReadOnlyList<SkippedLease> skipped)
    {
        foreach (var lease in skipped.Except(_skipped)) _log.LeaseSkipped(lease.NodeName, lease.Reason);
        _skipped = skipped;
    }
}
