using System.Net;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Conntrack;
using NetKube.Shared.Linux.Netlink;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Shared.Tests.Linux;

public sealed class NetlinkTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("0a:58:0a:f4:02:00");

    [Fact]
    public void Attributes_are_aligned_and_nested_ones_have_their_length()
    {
        var message = new NetlinkMessage(16, 5).Body([1, 2, 3, 4]).U8(1, 9).Nested(2, inner => inner.Text(3, "ab").U16BigEndian(4, 0x1234));
        var reply = Assert.Single(NetlinkReply.Split(message.ToBytes(77).ToArray()));
        Assert.Equal((77u, (ushort)5, (ushort)16), (reply.Sequence, reply.Flags, reply.Reply.Type));
        Assert.Equal("01020304" + "0500010009000000" + "14000280" + "0700030061620000" + "0600040012340000", Convert.ToHexString(reply.Reply.Payload));
    }

    [Fact]
    public void A_route_is_read_as_it_was_written()
    {
        var route = new Route(IPNetwork.Parse("10.244.2.0/24"), 5, IPAddress.Parse("10.244.2.0"), OnLink: true, Metric: 3);
        Assert.Equal(route, RouteCodec.Parse(Echoed(RouteCodec.Replace(route))));
        var six = new Route(IPNetwork.Parse("fd00:2::/64"), 5, IPAddress.Parse("fe80::1"), Scope: 0);
        Assert.Equal(six, RouteCodec.Parse(Echoed(RouteCodec.Replace(six))));
    }

    [Fact]
    public void Entries_and_addresses_are_read_as_they_were_written()
    {
        var neighbour = new Neighbour(5, IPAddress.Parse("10.244.2.0"), Mac);
        var entry = new ForwardingEntry(5, Mac, IPAddress.Parse("192.0.2.2"));
        var address = new InterfaceAddress(5, IPAddress.Parse("10.244.1.1"), 24);
        Assert.Equal(neighbour, NeighbourCodec.ParseNeighbour(Echoed(NeighbourCodec.Replace(neighbour))));
        Assert.Null(NeighbourCodec.ParseForwarding(Echoed(NeighbourCodec.Replace(neighbour))));
        Assert.Equal(entry, NeighbourCodec.ParseForwarding(Echoed(NeighbourCodec.Replace(entry))));
        Assert.Null(NeighbourCodec.ParseNeighbour(Echoed(NeighbourCodec.Replace(entry))));
        Assert.Equal(address, AddressCodec.Parse(Echoed(AddressCodec.Add(address))));
    }

    [Fact]
    public void A_vxlan_link_is_read_as_it_was_written()
    {
        var settings = new VxlanSettings(42, 8472, IPAddress.Parse("192.0.2.1"), 3, Learning: false, Ttl: 9);
        var link = LinkCodec.Parse(Echoed(LinkCodec.Create(new VxlanSpec("flannel.42", settings) { Mtu = 1450, Address = Mac })));
        Assert.NotNull(link);
        Assert.Equal(("flannel.42", "vxlan", 1450, Mac, settings), (link.Name, link.Kind, link.Mtu, link.Address, link.Vxlan));
    }

    [Fact]
    public void No_bytes_whatever_make_a_parser_throw()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        byte[][] good =
        [
            LinkCodec.Create(new VxlanSpec("x", new VxlanSettings(1, 2, IPAddress.Loopback, 3, true, 4))).ToBytes(1)[16..].ToArray(),
            RouteCodec.Replace(new Route(IPNetwork.Parse("10.0.0.0/8"), 5, IPAddress.Loopback)).ToBytes(1)[16..].ToArray(),
            NeighbourCodec.Replace(new Neighbour(5, IPAddress.Loopback, Mac)).ToBytes(1)[16..].ToArray(),
        ];
        for (var round = 0; round < 20_000; round++)
        {
            var source = good[random.Next(good.Length)];
            var bytes = source[..random.Next(0, source.Length + 1)];
            for (var i = random.Next(5); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var failure = Record.Exception(() => ParseEverything(bytes));
            Assert.True(failure is null, $"seed {seed}, bytes {Convert.ToHexString(bytes)}: {failure}");
        }
    }

    [Fact]
    public void Conntrack_filters_match_what_they_name_and_nothing_else()
    {
        var entry = new ConntrackEntry(
            new ConntrackTuple(17, IPAddress.Parse("10.244.1.2"), 5000, IPAddress.Parse("10.96.0.10"), 53),
            new ConntrackTuple(17, IPAddress.Parse("10.244.2.9"), 53, IPAddress.Parse("10.244.1.2"), 5000), 1, 0, 0, TimeSpan.Zero);
        Assert.True(new ConntrackFilter().Matches(entry));
        Assert.True(new ConntrackFilter { Protocol = 17, OriginalDestination = IPAddress.Parse("10.96.0.10"), OriginalDestinationPort = 53 }.Matches(entry));
        Assert.True(new ConntrackFilter { ReplySource = IPAddress.Parse("10.244.2.9") }.Matches(entry));
        Assert.False(new ConntrackFilter { ReplySource = IPAddress.Parse("10.244.2.8") }.Matches(entry));
        Assert.False(new ConntrackFilter { Protocol = 6 }.Matches(entry));
        Assert.False(new ConntrackFilter { OriginalDestinationPort = 54 }.Matches(entry));
    }

    [Theory]
    [InlineData("0a:58:0a:f4:01:01", true)]
    [InlineData("0A:58:0A:F4:01:01", true)]
    [InlineData("0a:58:0a:f4:01", false)]
    [InlineData("0a:58:0a:f4:01:1", false)]
    [InlineData("0a:58:0a:f4:01:+1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Ethernet_addresses_are_read_strictly(string? text, bool valid)
    {
        Assert.Equal(valid, MacAddress.TryParse(text, out var address));
        if (valid) Assert.Equal(text!.ToLowerInvariant(), address.ToString());
    }

    [Fact]
    public void A_derived_address_is_unicast_local_and_always_the_same()
    {
        var address = MacAddress.Derived("vtep node-1");
        Assert.Equal(address, MacAddress.Derived("vtep node-1"));
        Assert.NotEqual(address, MacAddress.Derived("vtep node-2"));
        Assert.Equal(2, address.ToBytes()[0] & 3);
    }

    [Fact]
    public void An_error_has_its_name_and_what_was_done()
    {
        var error = new LinuxException("deleting link cni0", Errno.ENODEV, "of the kernel");
        Assert.Equal("deleting link cni0: ENODEV (No such device): of the kernel", error.Message);
    }

    private static NetlinkReply Echoed(NetlinkMessage message) => Assert.Single(NetlinkReply.Split(message.ToBytes(1).ToArray())).Reply;

    private static void ParseEverything(byte[] payload)
    {
        LinkCodec.Parse(new NetlinkReply(16, payload));
        AddressCodec.Parse(new NetlinkReply(20, payload));
        RouteCodec.Parse(new NetlinkReply(24, payload));
        NeighbourCodec.ParseNeighbour(new NetlinkReply(28, payload));
        NeighbourCodec.ParseForwarding(new NetlinkReply(28, payload));
        ConntrackCodec.Parse(new NetlinkReply(256, payload));
        foreach (var _ in NetlinkReply.Split(payload)) { }
    }
}
