using Microsoft.Extensions.Logging;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends.HostGateway;

/// <summary>The running host gateway: routes with our protocol number on the uplink.</summary>
internal sealed class HostGatewayNetwork(RouteNetlink netlink, SubnetLease lease, string uplink, int mtu, ILogger log) : IOverlayNetwork
{
    public SubnetLease Lease => lease;

    public int Mtu => mtu;

    public Task<PeerOutcome> ApplyAsync(IReadOnlyCollection<SubnetLease> leases, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var link = netlink.GetLink(uplink);
        var (peers, skipped) = LeaseSelection.Of(lease, leases);
        var changes = PeerChanges.Between(PeerState.Of(netlink, ownDevice: null), PeerPlan.ForHostGateway(peers, link.Index));
        changes.Apply(netlink);
        if (changes.Count > 0) log.PeersChanged(uplink, peers.Count, changes.Count);
        return Task.FromResult(new PeerOutcome(changes.Count, skipped));
    }

    public void Dispose() => netlink.Dispose();
}
