using System.Net;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Subnets;

/// <summary>One node's share of the cluster's addresses, and how to reach it.</summary>
/// <param name="PodCidr">The node's pods' addresses.</param>
/// <param name="PublicIp">The node's address on the network between the nodes.</param>
/// <param name="BackendType">"vxlan" or "host-gw", as flannel names them: leases of another type are not ours to route.</param>
/// <param name="Tunnel">Null for backends without one.</param>
public sealed record SubnetLease(string NodeName, IPNetwork PodCidr, IPAddress PublicIp, string BackendType, TunnelEndpoint? Tunnel)
{
    /// <summary>The subnet's own address (.0): the VXLAN device's, as with flannel.</summary>
    public IPAddress TunnelAddress => PodCidr.BaseAddress;
}

/// <summary>A VXLAN tunnel endpoint.</summary>
/// <param name="Vni">The VXLAN network.</param>
/// <param name="Mac">The VXLAN device's address.</param>
/// <param name="Port">The UDP port. It is the cluster's setting, not part of what is published.</param>
public sealed record TunnelEndpoint(int Vni, MacAddress Mac, int Port);
