using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;
using EndpointPort = NetKube.Shared.Api.Discovery.V1.EndpointPort;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class EndpointSliceTests
{
    private static List<Endpoint> Endpoints(World world) => [.. world.Server.All<EndpointSlice>().SelectMany(s => s.Endpoints ?? [])];

    [Fact]
    public async Task A_ready_pod_becomes_an_endpoint_with_its_node_zone_and_port()
    {
        await using var world = new World("endpointslice");
        await world.AddAsync(Make.Node("n1", "zone-a"), n => n.Status = Make.Node("n1").Status);
        await world.AddAsync(Make.Service("hello", "hello", "http"));
        await world.AddAsync(Make.Pod("p1", "hello", "n1"));
        await world.RunPodAsync("default", "p1", "10.244.1.5");
        await world.UntilAsync(() => Endpoints(world) is [{ Conditions.Ready: true }]);

        var slice = Assert.Single(world.Server.All<EndpointSlice>());
        Assert.StartsWith("hello-", slice.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal("IPv4", slice.AddressType);
        Assert.Equal("hello", slice.Metadata.Labels!["kubernetes.io/service-name"]);
        Assert.Equal("endpointslice-controller.k8s.io", slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]);
        Assert.Equal("hello", slice.Metadata.Labels["app"]);
        Assert.Equal("Service", slice.Metadata.OwnerReferences![0].Kind);
        var port = Assert.Single(slice.Ports!);
        Assert.Equal(("web", "TCP", 8080), (port.Name, port.Protocol, port.Port));
        var endpoint = slice.Endpoints![0];
        Assert.Equal(["10.244.1.5"], endpoint.Addresses);
        Assert.Equal(("n1", "zone-a", "p1"), (endpoint.NodeName, endpoint.Zone, endpoint.TargetRef!.Name));
        Assert.Equal((true, false), (endpoint.Conditions.Serving, endpoint.Conditions.Terminating));
    }

    [Fact]
    public async Task A_pod_of_a_node_that_is_not_there_waits_for_the_node()
    {
        await using var world = new World("endpointslice");
        await world.AddAsync(Make.Service("hello", "hello"));
        await world.AddAsync(Make.Pod("p1", "hello", "n1"));
        await world.RunPodAsync("default", "p1", "10.244.1.5");
        await world.UntilAsync(() => world.Server.All<EndpointSlice>().Any());
        Assert.Empty(Endpoints(world));
        await world.AddAsync(Make.Node("n1"));
        await world.UntilAsync(() => Endpoints(world) is [{ NodeName: "n1" }]);
    }

    [Fact]
    public async Task A_pod_leaves_when_it_is_not_ready_and_shows_that_it_is_ending()
    {
        await using var world = new World("endpointslice");
        await world.AddAsync(Make.Node("n1"));
        await world.AddAsync(Make.Service("hello", "hello"));
        await world.AddAsync(Make.Pod("p1", "hello", "n1"));
        await world.RunPodAsync("default", "p1", "10.244.1.5");
        await world.UntilAsync(() => Endpoints(world) is [{ Conditions.Ready: true }]);
        await world.ChangeAsync<Pod>("default", "p1", p => p.Status.Conditions![0].Status = "False", "status");
        await world.UntilAsync(() => Endpoints(world) is [{ Conditions: { Ready: false, Serving: false } }]);
        await world.RunPodAsync("default", "p1", "10.244.1.5");
        await world.Client.DeleteAsync<Pod>("default", "p1");
        await world.UntilAsync(() => Endpoints(world) is [{ Conditions: { Ready: false, Serving: true, Terminating: true } }]);
        await world.FinishPodAsync(world.Server.Find<Pod>("default", "p1")!);
        await world.UntilAsync(() => Endpoints(world).Count == 0);
        Assert.Single(world.Server.All<EndpointSlice>());   // an empty slice says that there is nobody
    }

    [Fact]
    public async Task A_headless_service_is_labelled_and_names_its_pods()
    {
        await using var world = new World("endpointslice");
        await world.AddAsync(Make.Node("n1"));
        await world.AddAsync(Make.Service("db", "db", clusterIp: "None"));
        var pod = Make.Pod("db-0", "db", "n1");
        (pod.Spec.Hostname, pod.Spec.Subdomain) = ("db-0", "db");
        await world.AddAsync(pod);
        await world.RunPodAsync("default", "db-0", "10.244.1.6");
        await world.UntilAsync(() => Endpoints(world).Exists(e => e.Hostname == "db-0"));
        Assert.Equal("", world.Server.All<EndpointSlice>()[0].Metadata.Labels!["service.kubernetes.io/headless"]);
    }

    [Fact]
    public async Task Unready_pods_are_published_where_the_service_asks_for_it()
    {
        await using var world = new World("endpointslice");
        await world.AddAsync(Make.Node("n1"));
        var service = Make.Service("db", "db", clusterIp: "None");
        service.Spec.PublishNotReadyAddresses = true;
        await world.AddAsync(service);
        await world.AddAsync(Make.Pod("p1", "db", "n1"));
        await world.RunPodAsync("default", "p1", "10.244.1.5");
        await world.ChangeAsync<Pod>("default", "p1", p => p.Status.Conditions![0].Status = "False", "status");
        await world.UntilAsync(() => Endpoints(world) is [{ Conditions: { Ready: true, Serving: false } }]);
    }

    [Fact]
    public async Task Slices_are_filled_to_their_limit_and_never_hold_an_endpoint_twice()
    {
        await using var world = new World("endpointslice", o => o with { MaxEndpointsPerSlice = 3 });
        await world.AddAsync(Make.Node("n1"));
        await world.AddAsync(Make.Service("hello", "hello"));
        for (var i = 1; i <= 8; i++)
        {
            await world.AddAsync(Make.Pod("p" + i, "hello", "n1"));
            await world.RunPodAsync("default", "p" + i, "10.244.1." + i);
        }
        await world.UntilAsync(() => Endpoints(world).Count(e => e.Conditions.Ready == true) == 8);
        Assert.Equal(8, Endpoints(world).Select(e => e.Addresses![0]).Distinct().Count());
        Assert.All(world.Server.All<EndpointSlice>(), s => Assert.InRange(s.Endpoints!.Count, 1, 3));
    }

    [Fact]
    public async Task A_selector_change_moves_the_service_to_other_pods()
    {
        await using var world = new World("endpointslice,endpoints");
        await world.AddAsync(Make.Node("n1"));
        await world.AddAsync(Make.Service("hello", "a"));
        foreach (var app in new[] { "a", "b" })
        {
            await world.AddAsync(Make.Pod("p-" + app, app, "n1"));
            await world.RunPodAsync("default", "p-" + app, app == "a" ? "10.244.1.1" : "10.244.1.2");
        }
        await world.UntilAsync(() => Endpoints(world) is [{ Addresses: ["10.244.1.1"] }]);
        await world.ChangeAsync<Service>("default", "hello", s => s.Spec.Selector = Make.App("b"));
        await world.UntilAsync(() => Endpoints(world) is [{ Addresses: ["10.244.1.2"] }]);
        await world.UntilAsync(() => world.Server.Find<Endpoints>("default", "hello")?.Subsets is [{ Addresses: [{ Ip: "10.244.1.2" }], Ports: [{ Port: 8080, Name: "web" }] }]);
    }

    [Fact]
    public async Task A_service_without_selector_is_left_alone()
    {
        await using var world = new World("endpointslice");
        var service = Make.Service("outside", "x");
        service.Spec.Selector = null;
        await world.AddAsync(service);
        await world.AddAsync(Make.Service("inside", "x"));
        await world.UntilAsync(() => world.Server.All<EndpointSlice>().Count == 1);
        Assert.Equal("inside", world.Server.All<EndpointSlice>()[0].Metadata.Labels!["kubernetes.io/service-name"]);
    }

    [Fact]
    public void Planning_keeps_what_stays_and_fills_the_fullest_slice_with_room()
    {
        var ports = new List<EndpointPort> { new() { Name = "web", Port = 80, Protocol = "TCP" } };
        EndpointSlice Slice(string name, params string[] ips) => new() { Metadata = { Name = name }, Ports = ports, Endpoints = [.. ips.Select(At)] };
        Endpoint At(string ip) => new() { Addresses = [ip] };
        var plan = NetKube.ControlPlane.Controllers.EndpointSlices.SlicePlan.Of(
            [Slice("a", "1", "2"), Slice("b", "3")], [(ports, [At("1"), At("2"), At("3"), At("4")])], 3, _ => new EndpointSlice(), _ => false);
        Assert.Equal("a", Assert.Single(plan.Update).Metadata.Name);
        Assert.Empty(plan.Create);
        Assert.Empty(plan.Delete);
    }
}
