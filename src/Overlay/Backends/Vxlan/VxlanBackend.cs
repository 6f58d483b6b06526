using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends.Vxlan;

/// <param name="Vni">The VXLAN network; all nodes of a cluster have the same.</param>
/// <param name="Port">The UDP port; 8472 is Linux' and flannel's, 4789 IANA's.</param>
internal sealed record VxlanOptions(int Vni = 1, int Port = 8472);

/// <summary>
/// Carries pods' packets in UDP between nodes (RFC 7348). The device is named flannel.VNI, as flannel's; it has the subnet's own address
/// (.0), learns nothing, and never asks by ARP: see <see cref="PeerPlan"/>.
/// </summary>
internal sealed class VxlanBackend(VxlanOptions options, ILogger<VxlanBackend> log) : IOverlayBackend
{
    public string Name => "vxlan";

    public Task<IOverlayNetwork> JoinAsync(LocalNode node, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var netlink = RouteNetlink.Open(node.Namespace);
        try
        {
            var uplink = netlink.GetLink(node.Uplink);
            var device = EnsureDevice(netlink, Wanted(node, uplink));
            EnsureOnlyAddress(netlink, device, node.PodCidr.BaseAddress);
            netlink.SetLink(device, new LinkChange { Up = true });
            node.Namespace.Inside(() => Sysctl.EnsureIfPresent($"net/ipv4/conf/{device.Name}/rp_filter", "0"));
            var tunnel = new TunnelEndpoint(options.Vni, device.Address!.Value, options.Port);
            var lease = new SubnetLease(node.Name, node.PodCidr, node.PublicIp, Name, tunnel);
            return Task.FromResult<IOverlayNetwork>(new VxlanNetwork(netlink, lease, device.Name, device.Mtu, log));
        }
        catch
        {
            netlink.Dispose();
            throw;
        }
    }

    private VxlanSpec Wanted(LocalNode node, Link uplink) =>
        new($"flannel.{options.Vni}", new VxlanSettings(options.Vni, options.Port, node.PublicIp, uplink.Index, Learning: false, Ttl: 0))
        {
            Mtu = uplink.Mtu - VxlanOverhead.Bytes(node.PublicIp.AddressFamily),
            // Derived, so that peers' entries stay right when the device has to be made again.
            Address = MacAddress.Derived($"vtep {node.Name} {node.PublicIp} {options.Vni}"),
        };

    private Link EnsureDevice(RouteNetlink netlink, VxlanSpec wanted)
    {
        if (netlink.FindLink(wanted.Name) is { } found)
        {
            if (Difference(found, wanted) is not { } difference)
            {
                if (found.Mtu != wanted.Mtu) netlink.SetLink(found, new LinkChange { Mtu = wanted.Mtu });
                return netlink.GetLink(wanted.Name);
            }

            log.RecreatingDevice(wanted.Name, difference);
            netlink.DeleteLink(found);
        }

        return netlink.CreateLink(wanted);
    }

    /// <summary>What cannot be changed while the device exists. A MAC of another maker's choice (flannel's) is kept.</summary>
    private static string? Difference(Link found, VxlanSpec wanted) => found switch
    {
        { Vxlan: null } => $"it is a {found.Kind ?? "device"}, not a vxlan",
        { Vxlan: var settings } when settings != wanted.Settings => $"it has {settings}, wanted is {wanted.Settings}",
        { Address: null } => "it has no MAC",
        _ => null,
    };

    private static void EnsureOnlyAddress(RouteNetlink netlink, Link device, IPAddress address)
    {
        var wanted = new InterfaceAddress(device.Index, address, address.GetAddressBytes().Length * 8);
        foreach (var other in netlink.Addresses(device))
        {
            var sameFamily = other.Address.AddressFamily == address.AddressFamily;
            if (sameFamily && (!other.Address.Equals(address) || other.PrefixLength != wanted.PrefixLength)) netlink.DeleteAddress(other);
        }

        netlink.EnsureAddress(wanted);
    }
}
