using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.PodNetwork;

/// <summary>The node's bridge, with the subnet's first address, and the kernel settings that pods' traffic needs.</summary>
internal static class NodeBridge
{
    public static void Ensure(RouteNetlink netlink, NetworkNamespace node, string name, AddressPool pool, int mtu)
    {
        var bridge = EnsureLink(netlink, name, pool, mtu);
        var wanted = new InterfaceAddress(bridge.Index, pool.Gateway, pool.Subnet.PrefixLength);
        foreach (var other in netlink.Addresses(bridge))
        {
            // A bridge of an earlier cluster keeps its old subnet otherwise, and two subnets answer on one bridge.
            if (other.Address.AddressFamily == pool.Gateway.AddressFamily && other != wanted) netlink.DeleteAddress(other);
        }

        netlink.EnsureAddress(wanted);
        if (!bridge.Up) netlink.SetLink(bridge, new LinkChange { Up = true });
        node.Inside(() => EnsureSettings(name));
    }

    private static Link EnsureLink(RouteNetlink netlink, string name, AddressPool pool, int mtu)
    {
        var mac = PodLinkPlan.MacOf(pool.Gateway);
        if (netlink.FindLink(name) is not { } found)
        {
            // A fixed MAC: a bridge without one takes a port's, and changes it when that port goes.
            return netlink.CreateLink(new BridgeSpec(name) { Address = mac, Mtu = mtu });
        }

        if (found.Kind != "bridge") throw new InvalidOperationException($"link {name} is a {found.Kind ?? "device"}, not a bridge; the pods' bridge needs that name");
        if (found.Address != mac || found.Mtu != mtu) netlink.SetLink(found, new LinkChange { Address = mac, Mtu = mtu });
        return found;
    }

    private static void EnsureSettings(string bridge)
    {
        Sysctl.Ensure("net/ipv4/ip_forward", "1");
        Sysctl.EnsureIfPresent($"net/ipv4/conf/{bridge}/rp_filter", "0");
        // Between two pods of a node, an answer to a service's address crosses the bridge only; translating it back needs this.
        Sysctl.EnsureIfPresent("net/bridge/bridge-nf-call-iptables", "1");
    }
}
