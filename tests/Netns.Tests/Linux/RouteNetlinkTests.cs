using System.Net;
using NetKube.Netns.Tests.World;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Netns.Tests.Linux;

public sealed class RouteNetlinkTests
{
    [Fact]
    public void Links_are_made_as_specified_and_read_back()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using var other = NetworkNamespace.CreateAnonymous();
        using var netlink = RouteNetlink.Open(ns);
        using var there = RouteNetlink.Open(other);

        var bridge = netlink.CreateLink(new BridgeSpec("br0") { Address = MacAddress.Parse("0a:58:0a:f4:01:01"), Mtu = 1400 });
        var veth = netlink.CreateLink(new VethSpec("near", "far", other)
        {
            Alias = "whose it is", PeerAddress = MacAddress.Parse("0a:58:0a:f4:01:02"),
        });
        var settings = new VxlanSettings(42, 8472, IPAddress.Parse("192.0.2.1"), veth.Index, Learning: false, Ttl: 7);
        var vxlan = netlink.CreateLink(new VxlanSpec("vx", settings));
        netlink.SetLink(veth, new LinkChange { Master = bridge.Index, Up = true });
        netlink.SetHairpin(veth, on: true);

        Assert.Equal(("bridge", 1400, "0a:58:0a:f4:01:01"), (bridge.Kind, bridge.Mtu, bridge.Address.ToString()));
        Assert.Equal(settings, vxlan.Vxlan);
        var near = netlink.GetLink("near");
        Assert.Equal(("veth", true, bridge.Index, "whose it is", true), (near.Kind, near.Up, near.Master, near.Alias, near.Hairpin));
        var far = there.GetLink("far");
        Assert.Equal(near.Peer, far.Index);
        Assert.Equal(far.Peer, near.Index);
        Assert.Equal("0a:58:0a:f4:01:02", far.Address.ToString());

        Assert.True(netlink.DeleteLink("near"));
        Assert.False(netlink.DeleteLink("near"));
        Assert.Null(there.FindLink("far"));
    }

    [Fact]
    public void Addresses_routes_and_entries_are_set_once_and_deleted_once()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using var netlink = RouteNetlink.Open(ns);
        var link = netlink.CreateLink(new VxlanSpec("vx", new VxlanSettings(1, 8472, null, null, false, 0)));
        netlink.SetLink(link, new LinkChange { Up = true });
        var address = new InterfaceAddress(link.Index, IPAddress.Parse("10.1.0.1"), 24);
        Assert.True(netlink.EnsureAddress(address));
        Assert.False(netlink.EnsureAddress(address));
        Assert.Contains(address, netlink.Addresses(link));

        var route = new Route(IPNetwork.Parse("10.2.0.0/16"), link.Index, IPAddress.Parse("10.9.9.9"), OnLink: true);
        var six = new Route(IPNetwork.Parse("fd00:1::/64"), link.Index, Metric: 1024);
        netlink.ReplaceRoute(route);
        netlink.ReplaceRoute(route);
        netlink.ReplaceRoute(six);
        Assert.Single(netlink.Routes(), r => r == route);
        Assert.Single(netlink.Routes(), r => r == six);
        Assert.True(netlink.DeleteRoute(route));
        Assert.False(netlink.DeleteRoute(route));

        var neighbour = new Neighbour(link.Index, IPAddress.Parse("10.9.9.9"), MacAddress.Parse("0a:00:00:00:00:01"));
        var entry = new ForwardingEntry(link.Index, neighbour.LinkAddress, IPAddress.Parse("192.0.2.7"));
        netlink.ReplaceNeighbour(neighbour);
        netlink.ReplaceForwardingEntry(entry);
        Assert.Equal([neighbour], netlink.Neighbours());
        Assert.Equal([entry], netlink.ForwardingEntries());
        Assert.True(netlink.DeleteNeighbour(neighbour));
        Assert.False(netlink.DeleteNeighbour(neighbour));
        Assert.True(netlink.DeleteForwardingEntry(entry));
        Assert.False(netlink.DeleteForwardingEntry(entry));
        Assert.True(netlink.DeleteAddress(address));
        Assert.False(netlink.DeleteAddress(address));
    }

    [Fact]
    public void A_refusal_says_what_was_done_and_the_kernels_reason()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using var netlink = RouteNetlink.Open(ns);
        var lo = netlink.GetLink("lo");
        netlink.SetLink(lo, new LinkChange { Up = true });
        var refused = Assert.Throws<LinuxException>(
            () => netlink.ReplaceRoute(new Route(IPNetwork.Parse("10.2.0.0/16"), lo.Index, IPAddress.Parse("10.9.9.9"))));
        Assert.Equal(101, refused.Errno);
        Assert.Contains("setting route 10.2.0.0/16 via 10.9.9.9", refused.Message);
        Assert.Contains("ENETUNREACH", refused.Message);
        Assert.Contains("invalid gateway", refused.Message);
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using var netlink = RouteNetlink.Open(ns);
        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (i, _) =>
        {
            netlink.CreateLink(new BridgeSpec($"br{i}"));
            Assert.NotNull(netlink.FindLink($"br{i}"));
            return ValueTask.CompletedTask;
        });
        Assert.Equal(64, netlink.Links().Count(l => l.Kind == "bridge"));
    }
}
