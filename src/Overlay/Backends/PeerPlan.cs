using System.Collections.Immutable;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends;

/// <summary>
/// What must be true in the kernel for a node's peers. A VXLAN peer costs exactly three entries, whatever its number of pods:
/// <code>
///   route              10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink     which tunnel endpoint has the pod
///   neighbour entry    10.244.2.0 at 0a:1b:.. permanent on flannel.1         what MAC the endpoint has (no ARP is sent)
///   forwarding entry   0a:1b:.. dst 192.168.9.2 permanent on flannel.1       to which node the outer packet goes
/// </code>
/// </summary>
internal sealed record PeerPlan(
    ImmutableArray<Route> Routes, ImmutableArray<Neighbour> Neighbours, ImmutableArray<ForwardingEntry> ForwardingEntries)
{
    /// <param name="device">The VXLAN device's index.</param>
    public static PeerPlan ForVxlan(IEnumerable<SubnetLease> peers, int device)
    {
        var tunnels = peers.Select(p => (Lease: p, Tunnel: p.Tunnel!)).ToArray();
        return new PeerPlan(
            [.. tunnels.Select(p => new Route(p.Lease.PodCidr, device, p.Lease.TunnelAddress, OnLink: true))],
            [.. tunnels.Select(p => new Neighbour(device, p.Lease.TunnelAddress, p.Tunnel.Mac))],
            [.. tunnels.Select(p => new ForwardingEntry(device, p.Tunnel.Mac, p.Lease.PublicIp))]);
    }

    /// <param name="uplink">The index of the interface to the other nodes: a gateway is a neighbour on it.</param>
    public static PeerPlan ForHostGateway(IEnumerable<SubnetLease> peers, int uplink) =>
        new([.. peers.Select(p => new Route(p.PodCidr, uplink, p.PublicIp))], [], []);
}
