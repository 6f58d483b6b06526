using System.Net;
using NetKube.Netns.Tests.World;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;
using NetKube.Shared.PodNetworking;

namespace NetKube.Netns.Tests.Overlay;

public sealed class PodNetworkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pod_gets_eth0_with_an_address_of_the_subnet_a_default_route_and_the_overlays_mtu()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var pod = await world.A.PodAsync("one");

        using var inside = RouteNetlink.Open(pod.Namespace);
        var eth0 = inside.GetLink("eth0");
        Assert.True(eth0.Up);
        Assert.Equal(1450, eth0.Mtu);
        Assert.Equal(IPAddress.Parse("10.244.1.2"), pod.Address);
        Assert.Contains(new InterfaceAddress(eth0.Index, pod.Address, 24), inside.Addresses(eth0));
        Assert.Contains(new Route(Route.DefaultV4, eth0.Index, IPAddress.Parse("10.244.1.1")), inside.Routes());
        Assert.True(inside.GetLink("lo").Up);
        using var node = RouteNetlink.Open(world.A.Namespace);
        var port = Assert.Single(node.Links(), l => l.Alias?.Contains(pod.Sandbox.Id) == true);
        Assert.True(port.Hairpin);
        Assert.Equal(node.GetLink("cni0").Index, port.Master);
        Assert.True(world.A.PodNetwork.State.Ready);
    }

    [Fact]
    public async Task Attaching_again_also_after_a_restart_returns_the_same_address_and_changes_no_link()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var pod = await world.A.PodAsync("one");
        using var node = RouteNetlink.Open(world.A.Namespace);
        var before = node.Links();

        var again = await world.A.PodNetwork.AttachAsync(pod.Sandbox, Stop);
        Assert.Equal([pod.Address], again.Addresses);
        await world.A.JoinAsync();
        var afterRestart = await world.A.PodNetwork.AttachAsync(pod.Sandbox, Stop);

        Assert.Equal([pod.Address], afterRestart.Addresses);
        Assert.Equal(before, node.Links());
        Assert.Equal(IPAddress.Parse("10.244.1.3"), (await world.A.PodAsync("two")).Address);
    }

    [Fact]
    public async Task A_half_made_attachment_is_finished()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var pod = await world.A.PodAsync("one");
        using (var inside = RouteNetlink.Open(pod.Namespace))
        {
            var eth0 = inside.GetLink("eth0");
            foreach (var address in inside.Addresses(eth0)) inside.DeleteAddress(address);
            inside.SetLink(eth0, new LinkChange { Up = false });
        }

        await world.A.PodNetwork.AttachAsync(pod.Sandbox, Stop);
        Assert.True(await Traffic.PingAsync(pod.Namespace, IPAddress.Parse("10.244.1.1")));
    }

    [Fact]
    public async Task Detaching_frees_the_address_and_the_link_and_may_be_repeated()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var pod = await world.A.PodAsync("one");
        await world.A.PodNetwork.DetachAsync(pod.Sandbox.Id, Stop);
        await world.A.PodNetwork.DetachAsync(pod.Sandbox.Id, Stop);
        await world.A.PodNetwork.DetachAsync("never-seen", Stop);
        using var node = RouteNetlink.Open(world.A.Namespace);
        Assert.DoesNotContain(node.Links(), l => l.Kind == "veth" && l.Name != "eth0");
        using var inside = RouteNetlink.Open(pod.Namespace);
        Assert.Null(inside.FindLink("eth0"));
    }

    [Fact]
    public async Task Retaining_only_the_living_frees_what_a_crashed_agent_left()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var living = await world.A.PodAsync("living");
        var dead = await world.A.PodAsync("dead");
        await world.A.JoinAsync(); // the agent was restarted and knows of no call before

        await world.A.PodNetwork.RetainOnlyAsync(new HashSet<string> { living.Sandbox.Id }, Stop);

        using var node = RouteNetlink.Open(world.A.Namespace);
        Assert.DoesNotContain(node.Links(), l => l.Alias?.Contains(dead.Sandbox.Id) == true);
        Assert.True(await Traffic.PingAsync(living.Namespace, IPAddress.Parse("10.244.1.1")));
        Assert.Equal([living.Address], (await world.A.PodNetwork.AttachAsync(living.Sandbox, Stop)).Addresses);
    }

    [Fact]
    public async Task Outside_the_cluster_a_pod_is_seen_as_its_node_and_inside_it_as_itself()
    {
        using var world = new TwoNodes();
        await TestNode.MeetAsync(world.A, world.B);
        var one = await world.A.PodAsync("one");
        var two = await world.B.PodAsync("two");
        AddDefaultRoute(world.A, world.Outside);

        Assert.Equal(world.A.PublicIp, await Traffic.TcpEchoAsync(one.Namespace, world.Underlay, world.Outside, 8080));
        Assert.Equal(one.Address, await Traffic.TcpEchoAsync(one.Namespace, two.Namespace, two.Address, 8080));
    }

    [Fact]
    public async Task A_host_port_leads_to_the_pod_and_goes_with_it()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var web = await world.A.PodAsync("web", new HostPort(18080, 8080, "TCP", null));

        Assert.Equal(world.Outside, await Traffic.TcpEchoAsync(world.Underlay, web.Namespace, world.A.PublicIp, 8080, via: 18080));
        // To itself through the node's port: the answer must come back by the node, not directly.
        Assert.Equal(IPAddress.Parse("10.244.1.1"), await Traffic.TcpEchoAsync(web.Namespace, web.Namespace, world.A.PublicIp, 8080, via: 18080));

        await world.A.PodNetwork.DetachAsync(web.Sandbox.Id, Stop);
        var rules = await NamespaceProcess.RunAsync(world.A.Namespace, "iptables-save", ["-t", "nat"], null, Stop);
        Assert.Contains("NETKUBE-POSTRTG", rules.Output);
        Assert.DoesNotContain("18080", rules.Output);
    }

    [Fact]
    public async Task A_pod_with_the_longest_name_that_the_api_allows_is_attached()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var pod = await world.A.PodAsync(new string('n', 253), new HostPort(18081, 80, "TCP", null));
        Assert.True(await Traffic.PingAsync(pod.Namespace, IPAddress.Parse("10.244.1.1")));
        await world.A.PodNetwork.RetainOnlyAsync(new HashSet<string>(), Stop);
        using var node = RouteNetlink.Open(world.A.Namespace);
        Assert.DoesNotContain(node.Links(), l => l.Alias is not null);
    }

    [Fact]
    public async Task Starting_again_adds_no_rule_twice()
    {
        using var world = new TwoNodes();
        await world.A.JoinAsync();
        var before = await RulesAsync(world.A);
        await world.A.JoinAsync();
        Assert.Equal(before, await RulesAsync(world.A));
    }

    [Fact]
    public async Task A_node_without_a_subnet_says_what_it_waits_for()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using var network = new NetKube.Overlay.PodNetwork.BridgedPodNetwork(
            new(ns, Path.GetTempPath(), TestNode.ClusterCidr),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<NetKube.Overlay.PodNetwork.BridgedPodNetwork>.Instance);
        Assert.False(network.State.Ready);
        Assert.Contains("spec.podCIDR", network.State.Message);
        using var pod = new TestPod("early", []);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => network.AttachAsync(pod.Sandbox, Stop));
        Assert.Contains("default/early", refused.Message);
    }

    private static void AddDefaultRoute(TestNode node, IPAddress gateway)
    {
        using var netlink = RouteNetlink.Open(node.Namespace);
        netlink.ReplaceRoute(new Route(Route.DefaultV4, netlink.GetLink("eth0").Index, gateway, Protocol: 3));
    }

    private static async Task<string[]> RulesAsync(TestNode node)
    {
        var saved = await NamespaceProcess.RunAsync(node.Namespace, "iptables-save", [], null, Stop);
        return [.. saved.Output.Split('\n').Where(line => line.StartsWith("-A", StringComparison.Ordinal))];
    }
}
