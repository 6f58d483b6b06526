using Microsoft.Extensions.Logging;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends.Vxlan;

/// <summary>The running VXLAN: compares the kernel's entries with the leases, and puts right what differs.</summary>
internal sealed class VxlanNetwork(RouteNetlink netlink, SubnetLease lease, string device, int mtu, ILogger log) : IOverlayNetwork
{
    public SubnetLease Lease => lease;

    public int Mtu => mtu;

    public Task<PeerOutcome> ApplyAsync(IReadOnlyCollection<SubnetLease> leases, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var link = netlink.GetLink(device);
        var (peers, skipped) = LeaseSelection.Of(lease, leases);
        var changes = PeerChanges.Between(PeerState.Of(netlink, link), PeerPlan.ForVxlan(peers, link.Index));
        changes.Apply(netlink);
        if (changes.Count > 0) log.PeersChanged(device, peers.Count, changes.Count);
        return Task.FromResult(new PeerOutcome(changes.Count, skipped));
    }

    public void Dispose() => netlink.Dispose();
}
