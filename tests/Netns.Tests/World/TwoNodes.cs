using System.Net;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Netns.Tests.World;

/// <summary>
/// Two node namespaces, each with an eth0 on a bridge in a third namespace, the underlay:
/// <code>
///   a eth0 192.168.77.1 ── port-a ┐
///                                 ├ br0 (underlay, 192.168.77.254)
///   b eth0 192.168.77.2 ── port-b ┘
/// </code>
/// The namespaces have no names: they go when the world is disposed of, or the process ends.
/// </summary>
public sealed class TwoNodes : IDisposable
{
    public TwoNodes()
    {
        Root.Require();
        Underlay = NetworkNamespace.CreateAnonymous();
        using var netlink = RouteNetlink.Open(Underlay);
        var bridge = netlink.CreateLink(new BridgeSpec("br0"));
        netlink.EnsureAddress(new InterfaceAddress(bridge.Index, Outside, 24));
        netlink.SetLink(bridge, new LinkChange { Up = true });
        A = Join(netlink, bridge, "a", 1);
        B = Join(netlink, bridge, "b", 2);
    }

    /// <summary>Where the wire between the nodes can be watched: port-a and port-b are its ends.</summary>
    public NetworkNamespace Underlay { get; }

    /// <summary>An address on the wire that belongs to no node.</summary>
    public IPAddress Outside { get; } = IPAddress.Parse("192.168.77.254");

    public TestNode A { get; }

    public TestNode B { get; }

    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
        Underlay.Dispose();
    }

    private static TestNode Join(RouteNetlink underlay, Link bridge, string name, byte number)
    {
        var ns = NetworkNamespace.CreateAnonymous();
        var port = underlay.CreateLink(new VethSpec($"port-{name}", "eth0", ns));
        underlay.SetLink(port, new LinkChange { Master = bridge.Index, Up = true });
        var address = new IPAddress([192, 168, 77, number]);
        using var inside = RouteNetlink.Open(ns);
        inside.SetLink(inside.GetLink("lo"), new LinkChange { Up = true });
        var uplink = inside.GetLink("eth0");
        inside.EnsureAddress(new InterfaceAddress(uplink.Index, address, 24));
        inside.SetLink(uplink, new LinkChange { Up = true });
        return new TestNode(name, ns, address, IPNetwork.Parse($"10.244.{number}.0/24"));
    }
}
