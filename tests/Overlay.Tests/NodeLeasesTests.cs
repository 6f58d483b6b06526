using System.Net;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Tests;

public sealed class NodeLeasesTests
{
    private static readonly SubnetLease Lease = new(
        "node-1", IPNetwork.Parse("10.244.1.0/24"), IPAddress.Parse("192.0.2.1"), "vxlan",
        new TunnelEndpoint(1, MacAddress.Parse("0a:1b:2c:3d:4e:5f"), 8472));

    [Fact]
    public void What_a_patch_puts_on_a_node_is_read_as_the_lease()
    {
        var node = new Node();
        node.Metadata.Name = "node-1";
        node.Spec.PodCIDR = "10.244.1.0/24";
        Assert.False(NodeLeases.Carries(node, Lease));
        Assert.False(NodeLeases.TryRead(node, 8472, out _, out _));

        node.Metadata.Annotations = NodeLeases.AnnotationPatch(Lease)["metadata"]!["annotations"]!.AsObject()
            .ToDictionary(a => a.Key, a => a.Value!.GetValue<string>());

        Assert.True(NodeLeases.Carries(node, Lease));
        Assert.True(NodeLeases.TryRead(node, 8472, out var read, out _));
        Assert.Equal(Lease, read);
    }

    [Fact]
    public void The_condition_says_that_the_network_is_available_and_since_when()
    {
        var condition = NodeLeases.AvailablePatch(DateTimeOffset.UnixEpoch)["status"]!["conditions"]![0]!;
        Assert.Equal(("NetworkUnavailable", "False"), ((string?)condition["type"], (string?)condition["status"]));
        Assert.Equal("1970-01-01T00:00:00Z", (string?)condition["lastTransitionTime"]);
    }
}
