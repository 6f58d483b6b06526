using System.Net;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>What Services take and give back as they are made, change and go.</summary>
public sealed class ServiceAllocation
{
    private const string AddressKeys = "/registry/networking.k8s.io/ipaddresses/";
    private const string PortKeys = "/registry/ranges/nodeports/";

    private readonly FakeObjects _objects = new();
    private readonly IKind _kind = Kind(new ServiceNetworkOptions { Random = new Random(1) });

    [Fact]
    public void A_service_takes_an_address_above_the_band_for_wishes()
    {
        for (var i = 0; i < 50; i++)
        {
            var service = Stored(Made());
            var bytes = IPAddress.Parse(service.Spec.ClusterIP).GetAddressBytes();
            Assert.True((bytes[2] * 256) + bytes[3] > 256, service.Spec.ClusterIP);
        }
    }

    [Fact]
    public void Addresses_run_out_only_when_all_are_taken()
    {
        var kind = Kind(new ServiceNetworkOptions { Networks = [IPNetwork.Parse("10.0.0.0/29")] });
        var given = Enumerable.Range(0, 6).Select(_ => Stored(Made(), kind).Spec.ClusterIP).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"], given);
        Assert.Equal(500, Assert.Throws<ApiException>(() => Stored(Made(), kind)).Status.Code);
    }

    [Theory]
    [InlineData("10.97.0.1")]
    [InlineData("10.96.0.0")]
    [InlineData("10.96.255.255")]
    public void A_wish_outside_the_network_is_refused(string wish) => Assert.Equal("spec.clusterIPs", Assert.Single(Errors(Made(s => s.Spec.ClusterIP = wish))).Path);

    [Fact]
    public void An_address_that_another_service_holds_is_refused()
    {
        Stored(Made(s => s.Spec.ClusterIP = "10.96.0.10"));
        var error = Assert.Single(Errors(Made(s => s.Spec.ClusterIP = "10.96.0.10")));
        Assert.Equal((FieldErrorType.FieldValueInvalid, "spec.clusterIPs"), (error.Type, error.Path));
        Assert.Contains("provided IP is already allocated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_an_earlier_try_found_taken_is_not_tried_again()
    {
        var kind = Kind(new ServiceNetworkOptions { Networks = [IPNetwork.Parse("10.0.0.0/30")] });
        var (_, plan) = Planned(Made(), null, kind, new HashSet<string> { AddressKeys + "10.0.0.1" });
        Assert.Equal(AddressKeys + "10.0.0.2", Assert.Single(plan.Take).Key);
    }

    [Fact]
    public void Headless_and_external_name_services_take_nothing()
    {
        Assert.Empty(Planned(Made(s => s.Spec.ClusterIP = "None")).Plan.Take);
        Assert.Empty(Planned(Made(s => (s.Spec.Type, s.Spec.ExternalName) = (ServiceType.ExternalName, "a.example"))).Plan.Take);
    }

    [Fact]
    public void Two_protocols_of_one_port_share_a_node_port()
    {
        var (service, plan) = Planned(Made(s =>
        {
            s.Spec.Type = ServiceType.NodePort;
            s.Spec.Ports = [new ServicePort { Name = "udp", Port = 53, Protocol = Protocol.UDP }, new ServicePort { Name = "tcp", Port = 53 }];
        }));
        Assert.Equal(service.Spec.Ports![0].NodePort, service.Spec.Ports[1].NodePort);
        Assert.Single(plan.Take, w => w.Key.StartsWith(PortKeys, StringComparison.Ordinal));
    }

    [Fact]
    public void A_local_load_balancer_has_a_health_check_port_of_its_own()
    {
        var (service, plan) = Planned(Made(s => (s.Spec.Type, s.Spec.ExternalTrafficPolicy) = (ServiceType.LoadBalancer, ServiceExternalTrafficPolicy.Local)));
        Assert.InRange(service.Spec.HealthCheckNodePort, 30000, 32767);
        Assert.NotEqual(service.Spec.Ports![0].NodePort, service.Spec.HealthCheckNodePort);
        Assert.Equal(2, plan.Take.Count(w => w.Key.StartsWith(PortKeys, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_change_of_type_frees_what_is_no_longer_needed_and_keeps_the_address()
    {
        var old = Stored(Made(s => s.Spec.Type = ServiceType.NodePort));
        var value = old.Clone();
        value.Spec.Type = ServiceType.ClusterIP;
        var (service, plan) = Planned(value, old);
        Assert.Equal(old.Spec.ClusterIP, service.Spec.ClusterIP);
        Assert.Equal(0, service.Spec.Ports![0].NodePort);
        Assert.Empty(plan.Take);
        Assert.Equal([PortKeys + old.Spec.Ports![0].NodePort], plan.Free);
    }

    [Fact]
    public void To_external_name_and_back_gives_the_address_away_and_takes_a_new_one()
    {
        var old = Stored(Made());
        var value = old.Clone();
        (value.Spec.Type, value.Spec.ExternalName) = (ServiceType.ExternalName, "a.example");
        var (external, plan) = Planned(value, old);
        Assert.Equal([AddressKeys + old.Spec.ClusterIP], plan.Free);
        Assert.Null(external.Spec.IpFamilies);
        var again = external.Clone();
        again.Spec.Type = ServiceType.ClusterIP;
        Assert.NotEmpty(Planned(again, external).Plan.Take);
    }

    [Fact]
    public void An_update_that_leaves_out_what_the_server_chose_keeps_it()
    {
        var old = Stored(Made(s => s.Spec.Type = ServiceType.NodePort));
        var (service, plan) = Planned(Made(s => (s.Metadata.Name, s.Spec.Type) = (old.Metadata.Name, ServiceType.NodePort)), old);
        Assert.Equal((old.Spec.ClusterIP, old.Spec.Ports![0].NodePort), (service.Spec.ClusterIP, service.Spec.Ports![0].NodePort));
        Assert.Empty(plan.Take);
        Assert.Empty(plan.Free);
    }

    [Fact]
    public void A_deleted_service_frees_all_it_held()
    {
        var service = Stored(Made(s => s.Spec.Type = ServiceType.NodePort));
        var plan = ((IAllocatingKind)_kind).Release(service);
        Assert.Equal([AddressKeys + service.Spec.ClusterIP, PortKeys + service.Spec.Ports![0].NodePort], plan.Free);
    }

    [Fact]
    public void A_dual_stack_cluster_gives_one_address_of_each_family()
    {
        var kind = Kind(new ServiceNetworkOptions { Networks = [IPNetwork.Parse("10.96.0.0/16"), IPNetwork.Parse("fd00:10:96::/112")] });
        var service = Planned(Made(s => s.Spec.IpFamilyPolicy = IPFamilyPolicy.PreferDualStack), null, kind).Value;
        Assert.Equal([IPFamily.IPv4, IPFamily.IPv6], service.Spec.IpFamilies);
        Assert.StartsWith("fd00:10:96::", service.Spec.ClusterIPs![1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_stored_resource_has_a_kind()
    {
        var known = KindCatalog.All(ServiceNetworkOptions.Default, TimeProvider.System).Select(k => k.Resource).ToHashSet();
        Assert.Empty(ApiCatalog.BuiltIn.Resources.Where(r => r.Verbs.Contains("update") && !known.Contains(r)).Select(r => r.QualifiedName));
    }

    private static IKind Kind(ServiceNetworkOptions options) => KindCatalog.All(options, TimeProvider.System).Single(k => k.Resource == ApiCatalog.BuiltIn.Of<Service>());

    private static Service Made(Action<Service>? change = null)
    {
        var service = new Service { Metadata = { Name = "s" + Guid.NewGuid().ToString("N"), Namespace = "n" }, Spec = { Ports = [new ServicePort { Port = 80 }], Selector = new() { ["a"] = "b" } } };
        change?.Invoke(service);
        if (service.Spec.Type == ServiceType.ExternalName) service.Spec.Ports = null;
        return service;
    }

    private (Service Value, AllocationPlan Plan) Planned(Service service, Service? old = null, IKind? kind = null, HashSet<string>? occupied = null)
    {
        var (plan, errors) = Plan(service, old, kind ?? _kind, occupied ?? []);
        Assert.Empty(errors.All);
        return (service, plan);
    }

    private IReadOnlyList<FieldError> Errors(Service service) => Plan(service, null, _kind, []).Errors.All;

    private (AllocationPlan Plan, FieldErrors Errors) Plan(Service service, Service? old, IKind kind, HashSet<string> occupied)
    {
        var errors = new FieldErrors();
        kind.Default(service);
        if (old is null) kind.PrepareForCreate(service);
        else kind.PrepareForUpdate(service, old);
        if (old is null) kind.Validate(service, errors);
        else kind.ValidateUpdate(service, old, errors);
        return (errors.None ? ((IAllocatingKind)kind).Allocate(service, old, _objects, occupied, errors) : AllocationPlan.None, errors);
    }

    /// <summary>As if it had been written: its addresses and itself are in the cluster.</summary>
    private Service Stored(Service service, IKind? kind = null)
    {
        Planned(service, null, kind);
        _objects.With(service);
        foreach (var address in service.Spec.ClusterIPs ?? []) _objects.With(new Shared.Api.Networking.V1.IPAddress { Metadata = { Name = address } });
        return service;
    }
}
