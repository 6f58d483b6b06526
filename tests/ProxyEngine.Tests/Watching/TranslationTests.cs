using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Watching;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ProxyEngine.Tests.Watching;

public class TranslationTests
{
    [Fact]
    public void A_load_balancer_service_comes_with_all_that_the_proxy_needs()
    {
        var service = Translation.FromApi(new Service
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "web" },
            Spec = new ServiceSpec
            {
                Type = "LoadBalancer", ClusterIP = "10.96.0.9", ClusterIPs = ["10.96.0.9", "fd00::9"],
                Ports = [new Shared.Api.Core.V1.ServicePort { Name = "http", Protocol = "TCP", Port = 80, NodePort = 30080 }],
                ExternalIPs = ["203.0.113.7"], LoadBalancerSourceRanges = [" 198.51.100.77/24"],
                ExternalTrafficPolicy = "Local", InternalTrafficPolicy = "Cluster", HealthCheckNodePort = 31000,
                SessionAffinity = "ClientIP",
            },
            Status = new ServiceStatus
            {
                LoadBalancer = new LoadBalancerStatus { Ingress = [new() { Ip = "203.0.113.80" }, new() { Ip = "203.0.113.81", IpMode = "Proxy" }] },
            },
        });
        Assert.False(service.IsNotOurs);
        Assert.Equal(["10.96.0.9", "fd00::9"], service.ClusterIps.Select(ip => ip.ToString()));
        Assert.Equal(new ServiceObjectPort("http", ServiceProtocol.Tcp, 80, 30080), Assert.Single(service.Ports));
        Assert.Equal("203.0.113.80", Assert.Single(service.LoadBalancerIps).ToString());
        Assert.Equal("198.51.100.0/24", Assert.Single(service.LoadBalancerSourceRanges).ToString());
        Assert.Equal((TrafficPolicy.Local, TrafficPolicy.Cluster), (service.ExternalTrafficPolicy, service.InternalTrafficPolicy));
        Assert.Equal(31000, service.HealthCheckNodePort);
        Assert.Equal(TimeSpan.FromHours(3), service.AffinityTimeout);
    }

    public static TheoryData<string, Service> Others => new()
    {
        { "headless", new Service { Spec = new ServiceSpec { ClusterIP = "None" } } },
        { "without an address yet", new Service { Spec = new ServiceSpec() } },
        { "ExternalName", new Service { Spec = new ServiceSpec { Type = "ExternalName", ClusterIP = "10.96.0.9" } } },
        {
            "another proxy's", new Service
            {
                Metadata = new ObjectMeta { Labels = new() { ["service.kubernetes.io/service-proxy-name"] = "other" } },
                Spec = new ServiceSpec { ClusterIP = "10.96.0.9" },
            }
        },
    };

    [Theory, MemberData(nameof(Others))]
    public void Some_services_are_not_ours(string which, Service service) => Assert.True(Translation.FromApi(service).IsNotOurs, which);

    [Fact]
    public void An_endpoint_without_conditions_is_ready()
    {
        var slice = Translation.FromApi(Slice([new Endpoint { Addresses = ["10.244.1.7"], NodeName = "node-a" }]))!;
        var entry = Assert.Single(slice.Endpoints);
        Assert.True(entry is { Ready: true, Serving: true, Terminating: false, NodeName: "node-a" });
        Assert.Equal(new ServiceName("default", "web"), slice.Service);
        Assert.Equal(new EndpointSlicePort("http", ServiceProtocol.Tcp, 8080), Assert.Single(slice.Ports));
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05.5Z", null), slice.TriggeredAt);
    }

    [Fact]
    public void A_slice_that_is_no_services_or_headless_or_of_names_is_left_out()
    {
        var orphan = Slice([]);
        orphan.Metadata.Labels = null;
        var headless = Slice([]);
        headless.Metadata.Labels!["service.kubernetes.io/headless"] = "";
        var names = Slice([]);
        names.AddressType = "FQDN";
        Assert.All([orphan, headless, names], slice => Assert.Null(Translation.FromApi(slice)));
    }

    private static EndpointSlice Slice(List<Endpoint> endpoints) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = "default", Name = "web-1", Labels = new() { ["kubernetes.io/service-name"] = "web" },
            Annotations = new() { ["endpoints.kubernetes.io/last-change-trigger-time"] = "2026-01-02T03:04:05.5Z" },
        },
        AddressType = "IPv4",
        Ports = [new Shared.Api.Discovery.V1.EndpointPort { Name = "http", Protocol = "TCP", Port = 8080 }],
        Endpoints = endpoints,
    };
}
