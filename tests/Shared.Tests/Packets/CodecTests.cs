using System.Net;
using NetKube.Shared.Linux;
using NetKube.Shared.Packets;

namespace NetKube.Shared.Tests.Packets;

public sealed class CodecTests
{
    private static readonly IPAddress A = IPAddress.Parse("10.244.1.2"), B = IPAddress.Parse("10.244.2.3");
    private static readonly MacAddress MacA = MacAddress.Parse("0a:58:0a:f4:01:02"), MacB = MacAddress.Parse("0a:58:0a:f4:02:03");

    [Fact]
    public void A_packet_in_a_tunnel_is_read_as_it_was_written()
    {
        var tcp = TcpSegment.Build(new IPEndPoint(A, 40000), new IPEndPoint(B, 80), 7, 9, TcpFlags.Psh | TcpFlags.Ack, "GET /"u8, 1024);
        var inner = EthernetFrame.Build(MacB, MacA, EtherType.Ipv4, Ipv4Packet.Build(A, B, IpProtocol.Tcp, tcp));
        var udp = UdpDatagram.Build(IPAddress.Parse("192.0.2.1"), 55555, IPAddress.Parse("192.0.2.2"), 8472, VxlanPacket.Build(0xabcdef, inner));

        Assert.True(UdpDatagram.TryParse(udp, out var outer));
        Assert.Equal((55555, 8472), (outer.SourcePort, outer.DestinationPort));
        Assert.True(VxlanPacket.TryParse(outer.Payload, out var vxlan));
        Assert.Equal(0xabcdef, vxlan.Vni);
        Assert.True(EthernetFrame.TryParse(vxlan.Payload, out var frame));
        Assert.Equal((MacA, MacB, EtherType.Ipv4), (frame.Source, frame.Destination, frame.Type));
        Assert.True(Ipv4Packet.TryParse(frame.Payload, out var ip));
        Assert.True(ip.HeaderChecksumValid);
        Assert.Equal((A, B, IpProtocol.Tcp, (byte)64), (ip.Source, ip.Destination, ip.Protocol, ip.Ttl));
        Assert.True(TcpSegment.TryParse(ip.Payload, out var segment));
        Assert.Equal((40000, 80, 7u, 9u), (segment.SourcePort, segment.DestinationPort, segment.Sequence, segment.Acknowledgement));
        Assert.Equal((TcpFlags.Psh | TcpFlags.Ack, (ushort)1024), (segment.Flags, segment.Window));
        Assert.Equal("GET /"u8.ToArray(), segment.Payload.ToArray());
        Assert.Equal(0, InternetChecksum.Of(A, B, IpProtocol.Tcp, tcp));
    }

    [Fact]
    public void The_checksum_is_that_of_a_packet_known_to_be_right()
    {
        // The IPv4 header of RFC 1071's usual worked example; its checksum is b861.
        var header = Convert.FromHexString("450000730000400040110000c0a80001c0a800c7");
        Assert.Equal(0xb861, InternetChecksum.Of(header));
    }

    [Fact]
    public void Ethernet_padding_is_no_part_of_the_packet_inside()
    {
        var packet = Ipv4Packet.Build(A, B, IpProtocol.Udp, UdpDatagram.Build(A, 1, B, 2, "x"u8));
        Assert.True(Ipv4Packet.TryParse([.. packet, 0, 0, 0, 0, 0], out var ip));
        Assert.Equal(UdpDatagram.HeaderLength + 1, ip.Payload.Length);
    }

    [Fact]
    public void Arp_is_read_as_it_was_written_and_only_for_ipv4_over_ethernet()
    {
        var arp = new ArpPacket(ArpPacket.Request, MacA, A, default, B);
        var bytes = arp.ToBytes();
        Assert.True(ArpPacket.TryParse(bytes, out var read));
        Assert.Equal(arp, read);
        bytes[1] = 6;
        Assert.False(ArpPacket.TryParse(bytes, out _));
    }

    [Fact]
    public void A_vlan_tag_is_looked_through()
    {
        byte[] tagged = [.. MacA.ToBytes(), .. MacB.ToBytes(), 0x81, 0x00, 0x20, 0x05, 0x08, 0x00, 0xaa];
        Assert.True(EthernetFrame.TryParse(tagged, out var frame));
        Assert.Equal((5, EtherType.Ipv4, 1), (frame.Vlan, frame.Type, frame.Payload.Length));
    }

    [Fact]
    public void Ipv6_extension_headers_are_looked_through()
    {
        byte[] packet =
        [
            0x60, 0, 0, 0, 0, 16, 0, 64, .. IPAddress.Parse("fd00::1").GetAddressBytes(), .. IPAddress.Parse("fd00::2").GetAddressBytes(),
            17, 0, 1, 4, 0, 0, 0, 0,
            0, 53, 0, 54, 0, 8, 0, 0,
        ];
        Assert.True(Ipv6Packet.TryParse(packet, out var ip));
        Assert.Equal((IpProtocol.Udp, IPAddress.Parse("fd00::2")), (ip.Protocol, ip.Destination));
        Assert.True(UdpDatagram.TryParse(ip.Payload, out var udp));
        Assert.Equal(54, udp.DestinationPort);
    }

    [Fact]
    public void Icmp_echo_is_read_as_it_was_written()
    {
        Assert.True(IcmpMessage.TryParse(IcmpMessage.Build(IcmpMessage.Echo, 0, 3, 4, "abc"u8), out var echo));
        Assert.True(echo.ChecksumValid);
        Assert.Equal((IcmpMessage.Echo, 3, 4, 3), (echo.Type, echo.Identifier, echo.Sequence, echo.Payload.Length));
    }

    [Fact]
    public void No_bytes_whatever_make_a_parser_throw()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var good = EthernetFrame.Build(MacA, MacB, EtherType.Ipv4, Ipv4Packet.Build(A, B, IpProtocol.Udp,
            UdpDatagram.Build(A, 1, B, 8472, VxlanPacket.Build(1, EthernetFrame.Build(MacA, MacB, EtherType.Ipv4,
                Ipv4Packet.Build(A, B, IpProtocol.Tcp, TcpSegment.Build(new(A, 1), new(B, 2), 0, 0, TcpFlags.Syn, []))))))
        );
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = round % 2 == 0 ? RandomBytes(random) : Mangled(random, good);
            var failure = Record.Exception(() => ParseEverything(bytes));
            Assert.True(failure is null, $"seed {seed}, bytes {Convert.ToHexString(bytes)}: {failure}");
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(0, 80)];
        random.NextBytes(bytes);
        if (bytes.Length > 0 && random.Next(2) == 0) bytes[0] = (byte)(random.Next(2) == 0 ? 0x45 : 0x60);
        return bytes;
    }

    private static byte[] Mangled(Random random, byte[] good)
    {
        var bytes = good[..random.Next(0, good.Length + 1)];
        for (var i = random.Next(4); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static void ParseEverything(byte[] bytes)
    {
        ArpPacket.TryParse(bytes, out _);
        Ipv6Packet.TryParse(bytes, out _);
        TcpSegment.TryParse(bytes, out _);
        IcmpMessage.TryParse(bytes, out _);
        VxlanPacket.TryParse(bytes, out _);
        UdpDatagram.TryParse(bytes, out _);
        Ipv4Packet.TryParse(bytes, out _);
        if (EthernetFrame.TryParse(bytes, out var frame) && Ipv4Packet.TryParse(frame.Payload, out var ip)
            && UdpDatagram.TryParse(ip.Payload, out var udp) && VxlanPacket.TryParse(udp.Payload, out var vxlan))
        {
            ParseEverything(vxlan.Payload.ToArray());
        }
    }
}
