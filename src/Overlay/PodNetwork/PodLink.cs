using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.PodNetwork;

/// <summary>Makes a pod's link as planned: a veth pair, one end on the bridge, the other inside the pod as eth0.</summary>
internal static class PodLink
{
    public static void Ensure(RouteNetlink node, NetworkNamespace pod, PodLinkPlan plan)
    {
        using var inside = RouteNetlink.Open(pod);
        var (host, guest) = EnsurePair(node, inside, pod, plan);
        EnsureGuest(inside, guest, plan);
        EnsureHost(node, host, plan);
    }

    private static (Link Host, Link Guest) EnsurePair(RouteNetlink node, RouteNetlink inside, NetworkNamespace pod, PodLinkPlan plan)
    {
        var host = node.FindLink(plan.HostName);
        var guest = inside.FindLink(PodLinkPlan.PodInterface);
        if (host is { Kind: "veth" } && guest is { Kind: "veth" } && host.Peer == guest.Index && guest.Peer == host.Index
            && guest.Address == plan.PodMac)
        {
            return (host, guest);
        }

        // Deleting one end deletes the other; what a crash left may be either end.
        if (host is not null) node.DeleteLink(host);
        inside.DeleteLink(PodLinkPlan.PodInterface);
        host = node.CreateLink(new VethSpec(plan.HostName, PodLinkPlan.PodInterface, pod)
        {
            Mtu = plan.Mtu, PeerAddress = plan.PodMac, Alias = plan.Alias,
        });
        return (host, inside.GetLink(PodLinkPlan.PodInterface));
    }

    private static void EnsureHost(RouteNetlink node, Link host, PodLinkPlan plan)
    {
        var bridge = node.GetLink(plan.Bridge);
        if (host.Master != bridge.Index || host.Mtu != plan.Mtu || !host.Up || host.Alias != plan.Alias)
        {
            node.SetLink(host, new LinkChange { Master = bridge.Index, Mtu = plan.Mtu, Up = true, Alias = plan.Alias });
        }

        if (!host.Hairpin) node.SetHairpin(host, on: true);
    }

    private static void EnsureGuest(RouteNetlink inside, Link guest, PodLinkPlan plan)
    {
        if (inside.FindLink("lo") is { Up: false } loopback) inside.SetLink(loopback, new LinkChange { Up = true });
        var wanted = new InterfaceAddress(guest.Index, plan.PodAddress, plan.PrefixLength);
        foreach (var other in inside.Addresses(guest))
        {
            if (other.Address.AddressFamily == plan.PodAddress.AddressFamily && other != wanted) inside.DeleteAddress(other);
        }

        inside.EnsureAddress(wanted);
        if (!guest.Up || guest.Mtu != plan.Mtu) inside.SetLink(guest, new LinkChange { Up = true, Mtu = plan.Mtu });
        var route = new Route(Route.DefaultV4, guest.Index, plan.Gateway);
        if (!inside.Routes().Contains(route)) inside.ReplaceRoute(route);
    }
}
