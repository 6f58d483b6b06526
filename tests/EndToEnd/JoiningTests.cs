using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

/// <summary>Two machines (a namespace each) become a cluster by the two commands that the server's own words name.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class JoiningTests(SharedCluster shared)
{
    [Fact]
    public async Task A_machine_joins_with_the_token_that_the_server_printed_and_runs_pods()
    {
        Machine.Require();
        await using var machines = TwoMachines.Make(shared.Cluster.DockerSocket);
        var token = await machines.StartServerAsync();
        machines.StartAgent(token);
        await Eventually.AsExpectedAsync(async () =>
        {
            var nodes = await machines.KubectlAsync("get", "node", machines.Node, "-o", "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}");
            return nodes.Output == "True" ? null : nodes.ToString();
        }, "the node is Ready", 60);

        await machines.KubectlAsync("run", "first", "--image=netkube/hello:1", "--port=8080");
        var ready = await machines.KubectlAsync("wait", "--for=condition=Ready", "pod/first", "--timeout=60s");
        Assert.True(ready.Code == 0, ready.ToString());
        var address = (await machines.KubectlAsync("get", "pod", "first", "-o", "jsonpath={.status.podIP}")).Output;
        Assert.Contains("Hello from pod", (await machines.OnAgentAsync("curl", "-sS", "-m", "5", $"http://{address}:8080")).Output);
        Assert.Contains("httpd", (await machines.KubectlAsync("exec", "first", "--", "ps")).Output);
        var requests = (await machines.KubectlAsync(
            "get", "csr", "-o", "jsonpath={range .items[*]}{.spec.signerName} {.status.conditions[0].type}{\"\\n\"}{end}")).Output;
        Assert.Contains("kubernetes.io/kube-apiserver-client-kubelet Approved", requests);
        Assert.Contains("kubernetes.io/kubelet-serving Approved", requests);
    }

    [Fact]
    public async Task A_token_of_another_cluster_is_refused_before_anything_is_sent()
    {
        Machine.Require();
        await using var machines = TwoMachines.Make(shared.Cluster.DockerSocket);
        var token = await machines.StartServerAsync();
        var pin = token.Split(':')[1];
        var foreign = token.Replace(pin, new string('0', pin.Length), StringComparison.Ordinal);
        var outcome = await machines.RunAgentAsync(foreign);
        Assert.NotEqual(0, outcome.Code);
        Assert.Contains("belongs to another cluster than the token", outcome.Text);
    }
}
