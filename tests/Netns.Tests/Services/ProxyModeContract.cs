using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Services;
using NetKube.Shared.Linux;
using static NetKube.Netns.Tests.Services.ServiceWorld;

namespace NetKube.Netns.Tests.Services;

/// What every proxy mode does to real packets. A mode's class is this with the mode's name.
public abstract class ProxyModeContract(string mode) : IAsyncDisposable
{
    private const string Vip = "10.96.0.9:80";
    private const string NodePort = NodeAddress + ":30080";

    private static readonly ServiceObject Web = new()
    {
        Name = new ServiceName("default", "web"),
        ClusterIps = [IPAddress.Parse("10.96.0.9")],
        Ports =
        [
            new ServiceObjectPort("http", ServiceProtocol.Tcp, 80, 30080),
            new ServiceObjectPort("udp", ServiceProtocol.Udp, 80, 30080),
        ],
    };

    private static readonly EndpointSliceEntry A = On("node-a", "10.244.1.7"), B = On("node-b", "10.244.2.7"), C = On("node-b", "10.244.2.8");
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly ServiceWorld _world = new(mode);

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_cluster_ip_spreads_connections_over_all_endpoints()
    {
        await ThreePodsAsync();
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Client, Vip, 60));
    }

    [Fact]
    public async Task A_pods_address_is_kept_on_the_way_to_another_pod()
    {
        await ThreePodsAsync();
        Assert.Equal(ClientAddress, (await AskAsync(_world.Client, Vip)).Seen);
    }

    [Fact]
    public async Task A_node_port_leads_outside_clients_to_all_endpoints_under_the_nodes_address()
    {
        await ThreePodsAsync();
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Outside, NodePort, 60));
        Assert.NotEqual(OutsideAddress, (await AskAsync(_world.Outside, NodePort)).Seen);
    }

    [Fact]
    public async Task The_node_itself_reaches_cluster_ip_and_node_port()
    {
        await ThreePodsAsync();
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Node, Vip, 60));
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Node, NodePort, 60));
    }

    [Fact]
    public async Task Session_affinity_keeps_a_client_at_its_endpoint()
    {
        await ThreePodsAsync(Web with { AffinityTimeout = TimeSpan.FromHours(3) });
        Assert.Single(await ServersAsync(_world.Client, Vip, 20));
        Assert.Single(await ServersAsync(_world.Outside, NodePort, 20));
    }

    [Fact]
    public async Task Without_endpoints_a_connection_is_refused_at_once()
    {
        await _world.SyncAsync(Web);
        await RefusesAsync(_world.Client, Vip);
        await RefusesAsync(_world.Outside, NodePort);
        await RefusesAsync(_world.Node, Vip);
        await RefusesAsync(_world.Node, NodePort);
    }

    [Fact]
    public async Task A_pod_reaches_itself_through_its_service()
    {
        var pod = _world.Pod("a", "10.244.1.7");
        await _world.SyncAsync(Web, A);
        Assert.Equal("a", (await AskAsync(pod, Vip)).Server);
    }

    [Fact]
    public async Task External_policy_local_keeps_the_client_and_stays_on_the_node()
    {
        await ThreePodsAsync(Web with { ExternalTrafficPolicy = TrafficPolicy.Local });
        for (var i = 0; i < 10; i++) Assert.Equal(("a", OutsideAddress), await AskAsync(_world.Outside, NodePort));
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Client, NodePort, 60));
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Node, NodePort, 60));
    }

    [Fact]
    public async Task External_policy_local_is_silent_when_only_other_nodes_have_endpoints()
    {
        _world.Pod("b", "10.244.2.7");
        await _world.SyncAsync(Web with { ExternalTrafficPolicy = TrafficPolicy.Local }, B);
        using var socket = UdpClient(_world.Outside, NodePort);
        Assert.Null(await AskUdpAsync(socket, Moment));
        Assert.Equal("b", (await AskAsync(_world.Client, NodePort)).Server);
    }

    [Fact]
    public async Task A_removed_endpoint_gets_no_new_connection_and_the_others_lose_none()
    {
        await ThreePodsAsync();
        using var kept = await ConnectToAsync("b");
        await _world.SyncAsync(Web, B, C);
        Assert.Equal(["b", "c"], await ServersAsync(_world.Client, Vip, 40));
        Assert.Equal("still there", await EchoAsync(kept, "still there"));
    }

    [Fact]
    public async Task A_udp_client_moves_on_when_its_endpoint_goes_and_when_one_comes()
    {
        await ThreePodsAsync();
        using var socket = UdpClient(_world.Client, Vip);
        var first = await AskUdpAsync(socket, TimeSpan.FromSeconds(3));
        Assert.NotNull(first);
        Assert.Equal(first, await AskUdpAsync(socket, TimeSpan.FromSeconds(3)));

        EndpointSliceEntry[] others = [.. new[] { A, B, C }.Where(endpoint => NameOf(endpoint) != first)];
        await _world.SyncAsync(Web, others);
        Assert.Contains(await AskUdpAsync(socket, TimeSpan.FromSeconds(3)), others.Select(NameOf));

        await _world.SyncAsync(Web);
        Assert.Null(await AskUdpAsync(socket, Moment));
        await _world.SyncAsync(Web, C);
        Assert.Equal("c", await AskUdpAsync(socket, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task A_headless_service_leaves_no_trace()
    {
        await _world.SyncFullAsync();
        var before = await _world.KernelStateAsync();
        await _world.SyncAsync(Web with { IsNotOurs = true, ClusterIps = [] }, A);
        await _world.SyncFullAsync();
        Assert.Equal(before, await _world.KernelStateAsync());
    }

    [Fact]
    public async Task A_restart_drops_no_connection_and_changes_nothing()
    {
        await ThreePodsAsync();
        using var tcp = await ConnectToAsync("b");
        using var udp = UdpClient(_world.Client, Vip);
        var answered = await AskUdpAsync(udp, TimeSpan.FromSeconds(3));
        var before = await _world.KernelStateAsync();

        _world.RestartProxy();
        _world.Take(Web, A, B, C);
        var report = await _world.SyncFullAsync();

        Assert.Equal((0, 0, 0), (report.Rules.Written, report.Rules.Deleted, report.DeletedFlows));
        Assert.Equal(before, await _world.KernelStateAsync());
        Assert.Equal("still there", await EchoAsync(tcp, "still there"));
        Assert.Equal(answered, await AskUdpAsync(udp, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task What_a_crashed_proxy_left_is_removed_by_the_next()
    {
        await ThreePodsAsync();
        _world.RestartProxy();
        _world.Take(Web, C);
        await _world.SyncFullAsync();
        Assert.Equal(["c"], await ServersAsync(_world.Client, Vip, 20));
        Assert.DoesNotContain("10.244.2.7", await _world.KernelStateAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_up_removes_ours_and_leaves_everything_else()
    {
        await _world.RunAsync("iptables", "-A", "INPUT", "-s", "203.0.113.66", "-j", "DROP");
        await _world.RunAsync("iptables", "-t", "nat", "-A", "POSTROUTING", "-s", "172.17.0.0/16", "-j", "MASQUERADE");
        await _world.RunAsync("iptables", "-N", "KUBE-FIREWALL");
        var before = await _world.KernelStateAsync();
        await ThreePodsAsync();
        Assert.NotEqual(before, await _world.KernelStateAsync());

        await _world.Mode.CleanUpAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, await _world.KernelStateAsync());
    }

    /// Breaks the mode's kernel state as an administrator might.
    protected abstract Task BreakAsync();

    private protected ServiceWorld World => _world;

    [Fact]
    public async Task What_somebody_broke_is_repaired_and_reported_without_losing_a_connection()
    {
        await ThreePodsAsync();
        using var tcp = await ConnectToAsync("b");
        var before = await _world.KernelStateAsync();
        await BreakAsync();
        Assert.NotEqual(before, await _world.KernelStateAsync());

        var report = await _world.SyncFullAsync();

        Assert.NotEmpty(report.Rules.Drift);
        Assert.Equal(["a", "b", "c"], await ServersAsync(_world.Client, Vip, 60));
        Assert.Equal("still there", await EchoAsync(tcp, "still there"));
        Assert.Equal(0, (await _world.SyncFullAsync()).Rules.Written);
    }

    [Theory, InlineData("10.96.0.9", "10.244.{0}.7", "203.0.113.0/25"), InlineData("fd00:96::9", "fd00:244:{0}::7", "2001:db8:7::/48")]
    public async Task Every_feature_in_either_family_reads_back_as_it_was_written(string vip, string pod, string range)
    {
        var network = IPNetwork.Parse(range);
        var cidr = IPNetwork.Parse(vip.Contains(':', StringComparison.Ordinal) ? "fd00:244::/32" : "10.244.0.0/16");
        var everything = Web with
        {
            ClusterIps = [IPAddress.Parse(vip)],
            ExternalIps = [network.BaseAddress],
            LoadBalancerIps = [IPAddress.Parse(vip.Replace('9', '8'))],
            LoadBalancerSourceRanges = [network, new IPNetwork(network.BaseAddress, network.BaseAddress.GetAddressBytes().Length * 8)],
            ExternalTrafficPolicy = TrafficPolicy.Local,
            HealthCheckNodePort = 31000,
        };
        EndpointSliceEntry[] pods = [.. Enumerable.Range(1, 12).Select(i => On(i < 4 ? "node-a" : "node-b", string.Format(null, pod, i)))];
        var sticky = everything with { Name = new ServiceName("default", "sticky"), AffinityTimeout = TimeSpan.FromSeconds(5400), Ports = [new("s", ServiceProtocol.Sctp, 81)] };
        var empty = everything with { Name = new ServiceName("default", "empty"), Ports = [new("", ServiceProtocol.Tcp, 82, 30082)] };
        var elsewhere = everything with { Name = new ServiceName("default", "elsewhere"), InternalTrafficPolicy = TrafficPolicy.Local, Ports = [new("x", ServiceProtocol.Udp, 83, 30083)] };
        var changes = _world.ChangesOf((everything, pods), (sticky, pods), (empty, []), (elsewhere, pods[5..]));

        var (mode, plan) = _world.ModeOf(cidr, changes);
        Assert.True((await mode.SyncAsync(plan, null, TestContext.Current.CancellationToken)).Written > 20);
        var again = await mode.SyncAsync(plan, null, TestContext.Current.CancellationToken);

        Assert.Equal(SyncReport.Nothing, again);
    }

    private async Task ThreePodsAsync(ServiceObject? service = null)
    {
        _world.Pod("a", "10.244.1.7");
        _world.Pod("b", "10.244.2.7");
        _world.Pod("c", "10.244.2.8");
        await _world.SyncAsync(service ?? Web, A, B, C);
    }

    private async Task<Socket> ConnectToAsync(string server)
    {
        while (true)
        {
            var socket = await ConnectAsync(_world.Client, Vip);
            if ((await ReadGreetingAsync(socket)).Server == server) return socket;
            socket.Dispose();
        }
    }

    private static async Task RefusesAsync(NetworkNamespace from, string to)
    {
        var began = Stopwatch.GetTimestamp();
        var refused = await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(from, to));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1), "The refusal took too long.");
    }

    private static string NameOf(EndpointSliceEntry endpoint) => endpoint == A ? "a" : endpoint == B ? "b" : "c";

    private static EndpointSliceEntry On(string node, string address) => new(IPAddress.Parse(address)) { NodeName = node };
}
