using System.Collections.Concurrent;
using NetKube.EndToEnd.World;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.EndToEnd;

/// <summary>Parts die; the cluster does not.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class RecoveryTests(SharedCluster shared)
{
    private TestCluster Cluster => shared.Cluster;

    [Fact]
    public async Task A_server_killed_during_writes_has_every_acknowledged_one_and_nobody_noticed()
    {
        Machine.Require();
        var restarts = await PodsAsync();
        using var enough = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<string>();
        var traffic = new ConcurrentBag<string>();
        var node = $"/proc/{Cluster.PidOf("node1")}/ns/net";
        var address = await Cluster.DoAsync("get", "service", "hello", "-o", "jsonpath={.spec.clusterIP}");
        var callers = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var answer = await Shell.RunAsync("nsenter", [$"--net={node}", "curl", "-sS", "-m", "3", $"http://{address}"]);
                traffic.Add(answer.Text);
            }
        }, TestContext.Current.CancellationToken);
        var writers = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var name = $"write-{i}";
                if ((await Cluster.KubectlAsync("create", "configmap", name)).Code == 0) acknowledged.Add(name);
            }
        }, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => Task.FromResult(acknowledged.Count >= 5), "writes are under way");
        Signals.Send(Cluster.PidOf("server"), Signals.Kill);
        var up = await Cluster.UpAsync();
        Assert.True(up.Code == 0, up.ToString());
        await enough.CancelAsync();
        await Task.WhenAll(callers, writers);

        var there = (await Cluster.DoAsync("get", "configmaps", "-o", "jsonpath={.items[*].metadata.name}")).Split(' ').ToHashSet();
        Assert.DoesNotContain(acknowledged, name => !there.Contains(name));
        Assert.All(traffic, answer => Assert.Contains("Hello from pod", answer));
        Assert.Equal(restarts, await PodsAsync());
        await Cluster.DoAsync(["delete", "configmap", .. there.Where(n => n.StartsWith("write-", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task An_agent_that_was_killed_finds_its_pods_and_leaves_them_alone()
    {
        Machine.Require();
        var before = await PodsAsync();
        var near = await Cluster.DoAsync("get", "pod", "client", "-o", "jsonpath={.spec.nodeName}");
        Signals.Send(Cluster.PidOf(near == "node2" ? "node1" : "node2"), Signals.Kill);   // exec needs the client's own agent
        Assert.Contains("Hello", (await Cluster.CurlAsync("client", "http://hello")).Text);
        var up = await Cluster.UpAsync();
        Assert.True(up.Code == 0, up.ToString());
        await Eventually.TrueAsync(async () => (await TestCluster.NetkubeAsync("status", "--name", Cluster.Name)).Code == 0, "all is well");
        Assert.Equal(before, await PodsAsync());
        Assert.Contains("Hello", (await Cluster.CurlAsync("client", "http://hello")).Text);
    }

    [Fact]
    public async Task A_node_that_is_cut_off_goes_not_ready_and_leaves_the_services_its_pods_are_replaced_and_nothing_is_doubled_when_it_heals()
    {
        Machine.Require();
        await Cluster.ApplyAsync(Impatient);
        await Cluster.DoAsync("rollout", "status", "deployment/impatient", "--timeout=60s");
        var lost = await OnNode3Async("impatient");
        Assert.NotEmpty(lost);
        using var underlay = NetworkNamespace.Open(Cluster.Underlay);
        using var netlink = RouteNetlink.Open(underlay);
        var address = await Cluster.DoAsync(
            "get", "pods", "-l", "app=hello", "--field-selector", "spec.nodeName=node3", "-o", "jsonpath={.items[0].status.podIP}");
        netlink.SetLink(netlink.GetLink("node3"), new LinkChange { Up = false });
        try
        {
            await Eventually.TrueAsync(async () => await ReadyAsync("node3") != "True", "it is not Ready", 90);
            await Eventually.TrueAsync(async () => !(await ReadyEndpointsAsync()).Contains(address), "its endpoint left the service", 30);
            await Eventually.TrueAsync(async () => (await RunningAsync("impatient")).Count(p => !lost.Contains(p)) == 3, "the lost pods are replaced", 60);
        }
        finally
        {
            netlink.SetLink(netlink.GetLink("node3"), new LinkChange { Up = true });
        }

        await Eventually.TrueAsync(async () => await ReadyAsync("node3") == "True", "it is Ready again", 60);
        await Eventually.TrueAsync(async () => (await ReadyEndpointsAsync()).Length == 3, "three endpoints, none doubled", 60);
        await Eventually.AsExpectedAsync(async () =>
        {
            var (pods, containers) = (await RunningAsync("impatient"), await ContainersAsync("impatient"));
            return pods.Length == 3 && !pods.Any(lost.Contains) && containers == 3 ? null : $"pods {string.Join(' ', pods)}, {containers} containers";
        }, "three pods, and no container of the lost ones", 60);
        await Cluster.DoAsync("delete", "deployment", "impatient");
    }

    /// <summary>Three pods, one a node, that wait two seconds for a node that is away instead of five minutes.</summary>
    private const string Impatient = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: impatient}
        spec:
          replicas: 3
          selector: {matchLabels: {app: impatient}}
          template:
            metadata: {labels: {app: impatient}}
            spec:
              terminationGracePeriodSeconds: 0
              topologySpreadConstraints:
                - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: impatient}}}
              tolerations:
                - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 2}
                - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 2}
              containers: [{name: main, image: "netkube/base:1", command: [sleep, infinity]}]
        """;

    private async Task<string[]> OnNode3Async(string app) =>
        (await Cluster.DoAsync("get", "pods", "-l", $"app={app}", "--field-selector", "spec.nodeName=node3", "-o", "jsonpath={.items[*].metadata.name}"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string[]> RunningAsync(string app) =>
        (await Cluster.DoAsync("get", "pods", "-l", $"app={app}", "--field-selector", "status.phase=Running", "-o", "jsonpath={.items[*].metadata.name}"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What Docker itself runs: the truth about doubles.</summary>
    private async Task<int> ContainersAsync(string app)
    {
        var listed = await Shell.RunAsync("docker", ["-H", $"unix://{Cluster.DockerSocket}", "ps", "--format", "{{.Names}}"]);
        Assert.True(listed.Code == 0, listed.ToString());
        return listed.Output.Split('\n').Count(name => name.Contains($"_{app}-", StringComparison.Ordinal) && name.Contains("main", StringComparison.Ordinal));
    }

    private Task<string> ReadyAsync(string node) => Cluster.DoAsync("get", "node", node, "-o", "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}");

    private async Task<string[]> ReadyEndpointsAsync() =>
        (await Cluster.DoAsync("get", "endpointslices", "-l", "kubernetes.io/service-name=hello", "-o", "jsonpath={.items[*].endpoints[?(@.conditions.ready==true)].addresses[0]}"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each pod with its restarts: what must not change.</summary>
    private Task<string> PodsAsync() => Cluster.DoAsync(
        "get", "pods", "-l", "app=hello", "--sort-by=.metadata.name", "-o", "jsonpath={range .items[*]}{.metadata.uid} {.status.podIP} {.status.containerStatuses[0].restartCount} {.status.containerStatuses[0].containerID}{\"\\n\"}{end}");
}
