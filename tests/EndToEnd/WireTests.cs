using System.Net;
using NetKube.EndToEnd.World;
using NetKube.Shared.Linux;
using NetKube.Shared.Packets;
using NetKube.Shared.Packets.Capture;

namespace NetKube.EndToEnd;

/// <summary>What is on the wire between the nodes, seen by our own capture.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class WireTests(SharedCluster shared)
{
    private sealed record Seen(IPAddress OuterSource, IPAddress OuterDestination, int Vni, MacAddress InnerSource, MacAddress InnerDestination, IPAddress Source, IPAddress Destination);

    private const int CouldNotConnect = 7;   // curl's exit code

    private TestCluster Cluster => shared.Cluster;

    [Fact]
    public async Task Between_nodes_a_connection_is_vxlan_with_the_nodes_addresses_outside_and_the_pods_inside()
    {
        Machine.Require();
        await Cluster.ClientAsync("wire-a", "node1");
        await Cluster.ClientAsync("wire-b", "node2");
        var (a, b) = (await AddressAsync("wire-a"), await AddressAsync("wire-b"));
        var seen = await CaptureAsync("wire-a", b);

        var forward = seen.First(s => s.Source.Equals(a) && s.Destination.Equals(b));
        Assert.Equal(await NodeAddressAsync("node1"), forward.OuterSource);
        Assert.Equal(await NodeAddressAsync("node2"), forward.OuterDestination);
        Assert.Equal(1, forward.Vni);
        Assert.Equal(await TunnelMacAsync("node1"), forward.InnerSource.ToString());
        Assert.Equal(await TunnelMacAsync("node2"), forward.InnerDestination.ToString());
        await Cluster.DoAsync("delete", "pod", "wire-a", "wire-b", "--wait=false");
    }

    [Fact]
    public async Task Traffic_inside_one_node_never_leaves_it()
    {
        Machine.Require();
        await Cluster.ClientAsync("near-a", "node3");
        await Cluster.ClientAsync("near-b", "node3");
        var (a, b) = (await AddressAsync("near-a"), await AddressAsync("near-b"));
        var seen = await CaptureAsync("near-a", b);
        Assert.DoesNotContain(seen, s => s.Source.Equals(a) || s.Destination.Equals(b));
        await Cluster.DoAsync("delete", "pod", "near-a", "near-b", "--wait=false");
    }

    /// <summary>One refused connection is traffic enough: a segment there, a reset back.</summary>
    private async Task<List<Seen>> CaptureAsync(string from, IPAddress to)
    {
        using var underlay = NetworkNamespace.Open(Cluster.Underlay);
        using var capture = PacketCapture.Open(underlay, new CaptureSettings("underlay"));
        using var ports = PacketCapture.Open(underlay, new CaptureSettings());
        var refused = await Cluster.CurlAsync(from, $"http://{to}:9");
        Assert.True(refused.Code == CouldNotConnect, refused.ToString());
        return [.. ports.TakeWaiting().Concat(capture.TakeWaiting()).Select(f => Read(f.Bytes)).OfType<Seen>()];
    }

    private static Seen? Read(byte[] bytes)
    {
        if (!EthernetFrame.TryParse(bytes, out var outer) || outer.Type != EtherType.Ipv4) return null;
        if (!Ipv4Packet.TryParse(outer.Payload, out var outerIp) || outerIp.Protocol != IpProtocol.Udp) return null;
        if (!UdpDatagram.TryParse(outerIp.Payload, out var udp) || udp.DestinationPort != VxlanPacket.LinuxPort) return null;
        if (!VxlanPacket.TryParse(udp.Payload, out var vxlan) || !EthernetFrame.TryParse(vxlan.Payload, out var inner)) return null;
        if (!Ipv4Packet.TryParse(inner.Payload, out var ip) || ip.Protocol != IpProtocol.Tcp) return null;
        return new Seen(outerIp.Source, outerIp.Destination, vxlan.Vni, inner.Source, inner.Destination, ip.Source, ip.Destination);
    }

    private async Task<IPAddress> AddressAsync(string pod) => IPAddress.Parse(await Cluster.DoAsync("get", "pod", pod, "-o", "jsonpath={.status.podIP}"));

    private async Task<IPAddress> NodeAddressAsync(string node) =>
        IPAddress.Parse(await Cluster.DoAsync("get", "node", node, "-o", "jsonpath={.metadata.annotations.flannel\\.alpha\\.coreos\\.com/public-ip}"));

    private async Task<string> TunnelMacAsync(string node)
    {
        var content = await Cluster.DoAsync("get", "node", node, "-o", "jsonpath={.metadata.annotations.flannel\\.alpha\\.coreos\\.com/backend-data}");
        return System.Text.Json.JsonDocument.Parse(content).RootElement.GetProperty("VtepMAC").GetString()!;
    }
}
