using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Overlay.Backends;
using NetKube.Overlay.Backends.Vxlan;
using NetKube.Overlay.PodNetwork;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Agent;

/// <summary>
/// A node's overlay: waits for the node's subnet, makes it work, publishes the lease, and from then on keeps the kernel in agreement
/// with the leases of all nodes. One loop; every round compares state, so that a failed one needs no memory.
/// </summary>
internal sealed class OverlayAgent(
    OverlayAgentOptions options, ISubnetLeases leases, BridgedPodNetwork podNetwork, ILoggerFactory logs, TimeProvider clock)
{
    private readonly ILogger _log = logs.CreateLogger<OverlayAgent>();
    private IReadOnlyList<SkippedLease> _skipped = [];

    /// <summary>Runs until stopped. The kernel's state stays: pods keep their network while the agent is away.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var backend = BackendTable.Make(options.Backend, new VxlanOptions(options.Vni, options.Port), logs);
        var subnet = await leases.OwnSubnetAsync(stop);
        var published = false;
        var changed = leases.WaitForChangeAsync(stop); // always taken before the leases are read, so that no change is missed
        while (true)
        {
            var succeeded = await TryAsync(async () =>
            {
                // Joined anew each round: that, too, compares and repairs, such as a device that somebody deleted.
                using var network = await backend.JoinAsync(LocalNode(subnet), stop);
                await podNetwork.UseSubnetAsync(subnet, network.Mtu, stop);
                if (!published) await leases.PublishAsync(network.Lease, stop);
                published = true;
                Report((await network.ApplyAsync(leases.Known(), stop)).Skipped);
            }, stop);
            await Task.WhenAny(changed, Task.Delay(succeeded ? options.CompareEvery : options.RetryAfter, clock, stop));
            stop.ThrowIfCancellationRequested();
            if (!changed.IsCompleted) continue;
            await changed; // a watch that died takes the agent down
            changed = leases.WaitForChangeAsync(stop);
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
            _log.RoundFailed(options.RetryAfter, failed);
            return false;
        }
    }

    private LocalNode LocalNode(IPNetwork subnet) =>
        new(options.Namespace, options.NodeName, subnet, options.PublicIp, options.Interface ?? InterfaceOf(options.PublicIp));

    private string InterfaceOf(IPAddress address)
    {
        using var netlink = RouteNetlink.Open(options.Namespace);
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
