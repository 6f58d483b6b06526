using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Lab;

/// <summary>
/// The network between the nodes, in a namespace of its own: a bridge, and for each node a veth pair whose other end is the
/// node's eth0. The machine's own network is neither changed nor used.
/// </summary>
internal static class LabNetwork
{
    private const string Bridge = "underlay";
    private const string NodeCard = "eth0";
    private const byte StaticProtocol = 4; // RTPROT_STATIC, linux/rtnetlink.h

    /// <summary>Makes the namespace and its bridge.</summary>
    public static void CreateUnderlay(ClusterFolder folder, ClusterPlan plan)
    {
        using var ns = NetworkNamespace.CreateNamed(folder.Namespaces, Path.GetFileName(folder.Underlay));
        using var netlink = RouteNetlink.Open(ns);
        netlink.SetLink(netlink.GetLink("lo"), new LinkChange { Up = true });
        var bridge = netlink.CreateLink(new BridgeSpec(Bridge));
        netlink.EnsureAddress(new InterfaceAddress(bridge.Index, plan.BridgeAddress, plan.UnderlayPrefix));
        netlink.SetLink(bridge, new LinkChange { Up = true });
    }

    /// <summary>Plugs a node's namespace in.</summary>
    public static void Join(ClusterFolder folder, ClusterPlan plan, NodePlan node, NetworkNamespace nodeNamespace)
    {
        using var underlay = NetworkNamespace.Open(folder.Underlay);
        using var outside = RouteNetlink.Open(underlay);
        var port = outside.CreateLink(new VethSpec(node.Name, NodeCard, nodeNamespace));
        outside.SetLink(port, new LinkChange { Master = outside.GetLink(Bridge).Index, Up = true });

        using var inside = RouteNetlink.Open(nodeNamespace);
        inside.SetLink(inside.GetLink("lo"), new LinkChange { Up = true });
        var card = inside.GetLink(NodeCard);
        inside.EnsureAddress(new InterfaceAddress(card.Index, node.Address, plan.UnderlayPrefix));
        inside.SetLink(card, new LinkChange { Up = true });
        // Service addresses are no link's: a packet to one needs a way out before the proxy's rules can turn it.
        // It is an administrator's route: those with NetKube's own mark are the overlay's, which removes what it does not know.
        inside.ReplaceRoute(new Route(Route.DefaultV4, card.Index, plan.BridgeAddress, Protocol: StaticProtocol));
    }
}
