using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

[Collection(OnSharedCluster.Name)]
public sealed class ServiceTests(SharedCluster shared)
{
    private TestCluster Cluster => shared.Cluster;

    [Theory]
    [InlineData("node1")]
    [InlineData("node2")]
    [InlineData("node3")]
    public async Task From_a_pod_on_each_node_the_name_of_a_service_leads_to_every_replica(string node)
    {
        Machine.Require();
        var pod = $"caller-{node}";
        await Cluster.ClientAsync(pod, node);
        var replicas = (await Cluster.DoAsync("get", "pods", "-l", "app=hello", "-o", "jsonpath={.items[*].metadata.name}")).Split(' ').ToHashSet();
        Assert.Equal(3, replicas.Count);
        var missing = replicas.ToHashSet();
        await Eventually.AsExpectedAsync(async () =>
        {
            var answer = await Cluster.CurlAsync(pod, "http://hello");
            Assert.True(answer.Code == 0, answer.ToString());
            missing.RemoveWhere(name => answer.Output.Contains(name, StringComparison.Ordinal));
            return missing.Count == 0 ? null : $"not reached: {string.Join(", ", missing)}";
        }, "every replica answers");
        var lookup = await Cluster.DoAsync("exec", pod, "--", "nslookup", "hello.default.svc.cluster.local");
        Assert.Contains(await Cluster.DoAsync("get", "service", "hello", "-o", "jsonpath={.spec.clusterIP}"), lookup);
        await Cluster.DoAsync("delete", "pod", pod, "--wait=false");
    }

    [Fact]
    public async Task Replicas_are_spread_over_the_nodes()
    {
        Machine.Require();
        var nodes = (await Cluster.DoAsync("get", "pods", "-l", "app=hello", "-o", "jsonpath={.items[*].spec.nodeName}")).Split(' ');
        Assert.Equal(["node1", "node2", "node3"], nodes.Order());
    }

    [Fact]
    public async Task A_node_port_answers_on_each_node_and_on_the_machine_itself()
    {
        Machine.Require();
        var addresses = (await Cluster.DoAsync("get", "nodes", "-o", "jsonpath={.items[*].status.addresses[?(@.type==\"InternalIP\")].address}")).Split(' ');
        Assert.Equal(3, addresses.Length);
        foreach (var address in addresses)
        {
            Assert.Contains("Hello from pod", (await Cluster.CurlAsync("client", $"http://{address}:30080")).Output);
        }

        var status = (await TestCluster.NetkubeAsync("status", "--name", Cluster.Name)).Output;
        var at = status.Split('\n').Single(l => l.Contains("node port 30080 is at", StringComparison.Ordinal)).Split(' ')[^1].Trim();
        Assert.Contains("Hello from pod", (await Shell.RunAsync("curl", ["-sS", "-m", "5", $"http://{at}"])).Output);
    }

    [Fact]
    public async Task A_headless_service_leads_to_the_pods_themselves()
    {
        Machine.Require();
        var addresses = (await Cluster.DoAsync("get", "pods", "-l", "app=hello", "-o", "jsonpath={.items[*].status.podIP}")).Split(' ');
        var lookup = await Cluster.DoAsync("exec", "client", "--", "nslookup", "hello-pods.default.svc.cluster.local");
        Assert.All(addresses, address => Assert.Contains(address, lookup));
        Assert.Contains("Hello", (await Cluster.CurlAsync("client", "http://hello-pods:8080")).Output);
    }

    [Fact]
    public async Task A_host_network_pod_is_in_its_nodes_network()
    {
        Machine.Require();
        await Cluster.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: on-host}
            spec:
              hostNetwork: true
              nodeName: node2
              terminationGracePeriodSeconds: 0
              containers: [{name: main, image: "netkube/base:1", command: [sleep, infinity]}]
            """);
        await Cluster.DoAsync("wait", "--for=condition=Ready", "pod/on-host", "--timeout=30s");
        Assert.Contains("flannel.1", await Cluster.DoAsync("exec", "on-host", "--", "ip", "link"));
        await Cluster.DoAsync("delete", "pod", "on-host", "--wait=false");
    }
}
