using System.Net;
using NetKube.Netns.Tests.World;
using NetKube.Overlay.Backends.HostGateway;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;
using NetKube.Shared.Packets;
using NetKube.Shared.Packets.Capture;

namespace NetKube.Netns.Tests.Overlay;

public sealed class VxlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pods_on_two_nodes_reach_each_other_with_their_own_addresses()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");

        Assert.True(await Traffic.PingAsync(one.Namespace, two.Address), "a pod pings a pod of the other node");
        Assert.True(await Traffic.PingAsync(two.Namespace, one.Address), "and the other way");
        Assert.Equal(one.Address, await Traffic.TcpEchoAsync(one.Namespace, two.Namespace, two.Address, 8080));
        Assert.True(await Traffic.PingAsync(world.A.Namespace, two.Address), "a node pings a pod of the other node");
    }

    [Fact]
    public async Task On_the_wire_a_pods_tcp_is_inside_vxlan_with_the_right_network_macs_and_addresses()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");
        using var capture = PacketCapture.Open(world.Underlay, new CaptureSettings("port-a"));

        await Traffic.TcpEchoAsync(one.Namespace, two.Namespace, two.Address, 8080);

        var syn = await Eventually.FindAsync(
            capture.ReadAllAsync(Stop), frame => InnerTcp(frame.Bytes) is { Flags: TcpFlags.Syn }, "the inner SYN");
        var seen = InnerTcp(syn.Bytes)!;
        Assert.Equal((world.A.PublicIp, world.B.PublicIp, 8472), (seen.OuterSource, seen.OuterDestination, seen.UdpPort));
        Assert.Equal(1, seen.Vni);
        Assert.Equal(world.A.Overlay.Lease.Tunnel!.Mac, seen.InnerSourceMac);
        Assert.Equal(world.B.Overlay.Lease.Tunnel!.Mac, seen.InnerDestinationMac);
        Assert.Equal((one.Address, two.Address, 8080), (seen.Source, seen.Destination, seen.Port));
        Assert.InRange(syn.Timestamp, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(0, capture.Dropped);
    }

    [Fact]
    public async Task Traffic_inside_a_node_never_shows_on_the_wire()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var neighbour = await world.A.PodAsync("neighbour");
        var far = await world.B.PodAsync("far");
        using var capture = PacketCapture.Open(world.Underlay, new CaptureSettings("port-a"));

        Assert.Equal(one.Address, await Traffic.TcpEchoAsync(one.Namespace, neighbour.Namespace, neighbour.Address, 8080));
        // What comes after it on the wire proves that the capture has seen everything before.
        await Traffic.TcpEchoAsync(one.Namespace, far.Namespace, far.Address, 9090);

        List<CapturedFrame> seen = [];
        await Eventually.FindAsync(
            Remembering(capture.ReadAllAsync(Stop), seen), frame => InnerTcp(frame.Bytes) is { Port: 9090 }, "the far connection");
        seen.AddRange(capture.TakeWaiting());
        Assert.DoesNotContain(seen, frame => InnerTcp(frame.Bytes) is { Port: 8080 } or { Port: 0 });
        Assert.DoesNotContain(seen, frame => Mentions(frame.Bytes, neighbour.Address));
    }

    [Fact]
    public async Task Each_peer_costs_one_route_one_neighbour_and_one_forwarding_entry()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        using var netlink = RouteNetlink.Open(world.A.Namespace);
        var device = netlink.GetLink("flannel.1");
        var peer = world.B.Overlay.Lease;

        Assert.Equal(1450, device.Mtu);
        Assert.False(device.Vxlan!.Learning);
        Assert.Equal(
            [new Route(peer.PodCidr, device.Index, peer.TunnelAddress, OnLink: true)],
            netlink.Routes().Where(r => r.LinkIndex == device.Index && r.Protocol == Route.OursProtocol));
        Assert.Equal([new Neighbour(device.Index, peer.TunnelAddress, peer.Tunnel!.Mac)], netlink.Neighbours());
        Assert.Equal([new ForwardingEntry(device.Index, peer.Tunnel.Mac, peer.PublicIp)], netlink.ForwardingEntries());
    }

    [Fact]
    public async Task Applying_the_same_leases_again_changes_nothing()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var again = await world.A.Overlay.ApplyAsync([world.A.Overlay.Lease, world.B.Overlay.Lease], Stop);
        Assert.Equal(0, again.Changed);
    }

    [Fact]
    public async Task A_restart_keeps_the_device_and_removes_what_a_crashed_run_left()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        using var netlink = RouteNetlink.Open(world.A.Namespace);
        var device = netlink.GetLink("flannel.1");
        var lost = IPNetwork.Parse("10.244.9.0/24");
        var mac = MacAddress.Parse("0a:00:00:00:00:09");
        netlink.ReplaceRoute(new Route(lost, device.Index, lost.BaseAddress, OnLink: true));
        netlink.ReplaceNeighbour(new Neighbour(device.Index, lost.BaseAddress, mac));
        netlink.ReplaceForwardingEntry(new ForwardingEntry(device.Index, mac, IPAddress.Parse("192.168.77.9")));
        // And an entry of a peer that went wrong.
        netlink.ReplaceForwardingEntry(new ForwardingEntry(device.Index, world.B.Overlay.Lease.Tunnel!.Mac, IPAddress.Parse("192.168.77.8")));

        await world.A.JoinAsync();
        var outcome = await world.A.Overlay.ApplyAsync([world.B.Overlay.Lease], Stop);

        Assert.Equal(device, netlink.GetLink("flannel.1"));
        Assert.Equal(4, outcome.Changed);
        Assert.Equal([world.B.PodCidr], netlink.Routes().Where(r => r.Protocol == Route.OursProtocol).Select(r => r.Destination));
        Assert.Single(netlink.Neighbours());
        Assert.Equal([world.B.PublicIp], netlink.ForwardingEntries().Select(f => f.Endpoint));
    }

    [Fact]
    public async Task A_peer_that_leaves_takes_its_three_entries_with_it()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var outcome = await world.A.Overlay.ApplyAsync([world.A.Overlay.Lease], Stop);
        Assert.Equal(3, outcome.Changed);
        using var netlink = RouteNetlink.Open(world.A.Namespace);
        Assert.Empty(netlink.Neighbours());
        Assert.Empty(netlink.ForwardingEntries());
    }

    [Fact]
    public async Task A_device_with_other_settings_is_made_again()
    {
        using var world = new TwoNodes();
        using (var netlink = RouteNetlink.Open(world.A.Namespace))
        {
            netlink.CreateLink(new VxlanSpec("flannel.1", new VxlanSettings(1, 4789, null, null, Learning: true, Ttl: 0)));
        }

        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");
        Assert.True(await Traffic.PingAsync(one.Namespace, two.Address));
    }

    [Fact]
    public async Task Pods_packets_of_the_full_mtu_pass_and_the_uplink_never_fragments()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");
        using var capture = PacketCapture.Open(world.Underlay, new CaptureSettings("port-a"));
        Assert.True(await Traffic.PingAsync(one.Namespace, two.Address, payload: 1450 - 28));
        var frames = capture.TakeWaiting();
        Assert.Contains(frames, f => f.OriginalLength == 1500 + EthernetFrame.HeaderLength);
        Assert.DoesNotContain(frames, f => EthernetFrame.TryParse(f.Bytes, out var e) && Ipv4Packet.TryParse(e.Payload, out var ip)
            && (ip.MoreFragments || ip.FragmentOffset > 0));
    }

    [Fact]
    public async Task Host_gateway_routes_without_a_tunnel_and_gives_way_to_vxlan()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B,
            () => new HostGatewayBackend(Microsoft.Extensions.Logging.Abstractions.NullLogger<HostGatewayBackend>.Instance));
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");
        using var capture = PacketCapture.Open(world.Underlay, new CaptureSettings("port-a"));
        Assert.Equal(one.Address, await Traffic.TcpEchoAsync(one.Namespace, two.Namespace, two.Address, 8080));
        Assert.DoesNotContain(capture.TakeWaiting(), f => InnerTcp(f.Bytes) is not null);

        await TestNode.MeetAsync(world.A, world.B);
        using var netlink = RouteNetlink.Open(world.A.Namespace);
        Assert.Equal(netlink.GetLink("flannel.1").Index, Assert.Single(netlink.Routes(), r => r.Protocol == Route.OursProtocol).LinkIndex);
        Assert.True(await Traffic.PingAsync(one.Namespace, two.Address));
    }

    private static InnerTcpPacket? InnerTcp(byte[] bytes)
    {
        if (!EthernetFrame.TryParse(bytes, out var outer) || !Ipv4Packet.TryParse(outer.Payload, out var outerIp)
            || outerIp.Protocol != IpProtocol.Udp || !UdpDatagram.TryParse(outerIp.Payload, out var udp)
            || !VxlanPacket.TryParse(udp.Payload, out var vxlan) || !EthernetFrame.TryParse(vxlan.Payload, out var inner)
            || !Ipv4Packet.TryParse(inner.Payload, out var ip) || ip.Protocol != IpProtocol.Tcp
            || !TcpSegment.TryParse(ip.Payload, out var tcp))
        {
            return null;
        }

        return new InnerTcpPacket(
            outerIp.Source, outerIp.Destination, udp.DestinationPort, vxlan.Vni, inner.Source, inner.Destination,
            ip.Source, ip.Destination, tcp.DestinationPort, tcp.Flags);
    }

    private static bool Mentions(ReadOnlySpan<byte> bytes, IPAddress address) => bytes.IndexOf(address.GetAddressBytes()) >= 0;

    private static async IAsyncEnumerable<CapturedFrame> Remembering(IAsyncEnumerable<CapturedFrame> stream, List<CapturedFrame> seen)
    {
        await foreach (var frame in stream)
        {
            seen.Add(frame);
            yield return frame;
        }
    }

    private sealed record InnerTcpPacket(
        IPAddress OuterSource, IPAddress OuterDestination, int UdpPort, int Vni, MacAddress InnerSourceMac, MacAddress InnerDestinationMac,
        IPAddress Source, IPAddress Destination, int Port, TcpFlags Flags);
}
