using System.Net;
using NetKube.ProxyEngine.Services;
using static NetKube.ProxyEngine.Tests.Cluster;

namespace NetKube.ProxyEngine.Tests.Services;

public class ServiceModelTests
{
    private static readonly ServiceObject Web = Service("web", "10.96.0.9");

    [Fact]
    public void An_update_that_changes_nothing_changes_no_service()
    {
        var cluster = new Cluster().With(Web, Here("10.244.1.7"), There("10.244.2.7"));
        var swapped = new Cluster().With(Web, There("10.244.2.7"), Here("10.244.1.7"));
        var (_, changed) = cluster.Model().With(swapped.Changes());
        Assert.Empty(changed);
    }

    [Fact]
    public void Slices_of_one_service_add_up_and_a_moving_endpoint_counts_once()
    {
        var gone = There("10.244.2.7") with { Ready = false, Serving = false };
        var slices = new[] { Slice(Web, "1", Here("10.244.1.7"), gone), Slice(Web, "2", There("10.244.2.7")) };
        var port = Assert.Single(ServicePortBuilder.Build(Web, slices, IpFamily.V4));
        Assert.Equal(["10.244.1.7", "10.244.2.7"], port.Endpoints.Select(endpoint => endpoint.Address.ToString()));
        Assert.All(port.Endpoints, endpoint => Assert.True(endpoint.Ready));
    }

    [Fact]
    public void An_endpoint_belongs_to_the_port_of_its_name_and_protocol()
    {
        var dns = Web with
        {
            Ports = [new ServiceObjectPort("dns", ServiceProtocol.Udp, 53), new ServiceObjectPort("dns", ServiceProtocol.Tcp, 54)],
        };
        var ports = ServicePortBuilder.Build(dns, [Slice(dns, "1", Here("10.244.1.7"))], IpFamily.V4);
        Assert.Equal([8053, 8054], ports.Select(port => Assert.Single(port.Endpoints).Port));
    }

    [Fact]
    public void A_family_sees_only_its_own_addresses()
    {
        var both = Web with { ClusterIps = [IPAddress.Parse("10.96.0.9"), IPAddress.Parse("fd00::9")] };
        var slices = new[] { Slice(both, "4", Here("10.244.1.7")), Slice(both, "6", Here("fd00:1::7")) };
        var v6 = Assert.Single(ServicePortBuilder.Build(both, slices, IpFamily.V6));
        Assert.Equal("fd00::9", v6.ClusterIp.ToString());
        Assert.Equal("fd00:1::7", Assert.Single(v6.Endpoints).Address.ToString());
    }

    [Fact]
    public void A_service_that_is_not_ours_has_no_ports() =>
        Assert.Empty(ServicePortBuilder.Build(Web with { IsNotOurs = true }, [Slice(Web, "1", Here("10.244.1.7"))], IpFamily.V4));

    [Fact]
    public void Endpoints_may_come_before_their_service_and_stay_after_it()
    {
        var noServices = new Dictionary<ServiceName, ServiceObject?>();
        var noSlices = new Dictionary<(ServiceName, string), EndpointSliceObject?>();
        var model = ServiceModel.Empty(IpFamily.V4);
        (model, var first) = model.With(new ModelChanges(noServices, new Dictionary<(ServiceName, string), EndpointSliceObject?>
        {
            [(Web.Name, "1")] = Slice(Web, "1", Here("10.244.1.7")),
        }));
        Assert.Empty(first);
        (model, var second) = model.With(new ModelChanges(new Dictionary<ServiceName, ServiceObject?> { [Web.Name] = Web }, noSlices));
        Assert.Single(second);
        Assert.Single(Assert.Single(model.PortsOf(Web.Name)).Endpoints);
        (model, var third) = model.With(new ModelChanges(new Dictionary<ServiceName, ServiceObject?> { [Web.Name] = null }, noSlices));
        Assert.Single(third);
        Assert.Empty(model.PortsOf(Web.Name));
    }
}
