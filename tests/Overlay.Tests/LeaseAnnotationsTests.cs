using System.Net;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Tests;

public sealed class LeaseAnnotationsTests
{
    private static readonly SubnetLease Lease = new(
        "node-1", IPNetwork.Parse("10.244.1.0/24"), IPAddress.Parse("192.0.2.1"), "vxlan",
        new TunnelEndpoint(1, MacAddress.Parse("0a:1b:2c:3d:4e:5f"), 8472));

    [Fact]
    public void A_lease_is_written_as_flannel_writes_it()
    {
        var annotations = LeaseAnnotations.Write(Lease);
        Assert.Equal("vxlan", annotations["flannel.alpha.coreos.com/backend-type"]);
        Assert.Equal("""{"VNI":1,"VtepMAC":"0a:1b:2c:3d:4e:5f"}""", annotations["flannel.alpha.coreos.com/backend-data"]);
        Assert.Equal("192.0.2.1", annotations["flannel.alpha.coreos.com/public-ip"]);
        Assert.Equal("true", annotations["flannel.alpha.coreos.com/kube-subnet-manager"]);
    }

    [Fact]
    public void A_lease_is_read_as_it_was_written()
    {
        Assert.True(Read(LeaseAnnotations.Write(Lease), out var lease, out _));
        Assert.Equal(Lease, lease);
        var plain = Lease with { BackendType = "host-gw", Tunnel = null };
        Assert.True(Read(LeaseAnnotations.Write(plain), out lease, out _));
        Assert.Equal(plain, lease);
    }

    [Fact]
    public void An_operators_address_wins()
    {
        var annotations = LeaseAnnotations.Write(Lease).ToDictionary();
        annotations[LeaseAnnotations.PublicIpOverwrite] = "203.0.113.9";
        Assert.True(Read(annotations, out var lease, out _));
        Assert.Equal(IPAddress.Parse("203.0.113.9"), lease!.PublicIp);
    }

    [Theory]
    [InlineData(LeaseAnnotations.KubeSubnetManager, "false")]
    [InlineData(LeaseAnnotations.BackendType, "")]
    [InlineData(LeaseAnnotations.PublicIp, "here")]
    [InlineData(LeaseAnnotations.BackendContent, "{")]
    [InlineData(LeaseAnnotations.BackendContent, "[]")]
    [InlineData(LeaseAnnotations.BackendContent, """{"VNI":"one","VtepMAC":"0a:1b:2c:3d:4e:5f"}""")]
    [InlineData(LeaseAnnotations.BackendContent, """{"VNI":1,"VtepMAC":7}""")]
    [InlineData(LeaseAnnotations.BackendContent, """{"VNI":1}""")]
    public void What_is_not_readable_is_named(string annotation, string value)
    {
        var annotations = LeaseAnnotations.Write(Lease).ToDictionary();
        annotations[annotation] = value;
        Assert.False(Read(annotations, out _, out var missing));
        Assert.Contains(annotation, missing);
    }

    [Fact]
    public void A_node_without_a_subnet_has_no_lease()
    {
        Assert.False(LeaseAnnotations.TryRead("node-1", "", LeaseAnnotations.Write(Lease), 8472, out _, out var missing));
        Assert.Equal("spec.podCIDR is not set", missing);
    }

    private static bool Read(IReadOnlyDictionary<string, string> annotations, out SubnetLease? lease, out string? missing) =>
        LeaseAnnotations.TryRead("node-1", "10.244.1.0/24", annotations, 8472, out lease, out missing);
}
