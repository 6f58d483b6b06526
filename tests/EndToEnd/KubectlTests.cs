using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

/// <summary>kubectl, unmodified, does what people do with it.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class KubectlTests(SharedCluster shared)
{
    private TestCluster Cluster => shared.Cluster;

    [Fact]
    public async Task A_deployment_is_scaled_updated_and_rolled_back()
    {
        Machine.Require();
        await Cluster.DoAsync("create", "deployment", "web", "--image=netkube/hello:1", "--replicas=1");
        await Cluster.DoAsync("rollout", "status", "deployment/web", "--timeout=40s");
        await Cluster.DoAsync("scale", "deployment", "web", "--replicas=3");
        await Cluster.DoAsync("rollout", "status", "deployment/web", "--timeout=40s");
        Assert.Equal("3", await Cluster.DoAsync("get", "deployment", "web", "-o", "jsonpath={.status.readyReplicas}"));
        await Cluster.DoAsync("set", "env", "deployment/web", "WHAT=changed");
        await Cluster.DoAsync("rollout", "status", "deployment/web", "--timeout=60s");
        Assert.Contains("2", await Cluster.DoAsync("rollout", "history", "deployment/web"));
        await Cluster.DoAsync("rollout", "undo", "deployment/web");
        await Cluster.DoAsync("rollout", "status", "deployment/web", "--timeout=60s");
        Assert.Equal("", await Cluster.DoAsync("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].env}"));
        await Cluster.DoAsync("set", "image", "deployment/web", "hello=netkube/base:1");
        Assert.Equal("netkube/base:1", await Cluster.DoAsync("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"));
        await Cluster.DoAsync("delete", "deployment", "web");
        await Eventually.TrueAsync(async () => (await Cluster.DoAsync("get", "pods", "-l", "app=web", "-o", "name")).Length == 0, "its pods are collected", 60);
    }

    [Fact]
    public async Task Objects_are_shown_in_every_form()
    {
        Machine.Require();
        Assert.Contains("10.244.", await Cluster.DoAsync("get", "pods", "-o", "wide"));
        Assert.Contains("kind: Pod", await Cluster.DoAsync("get", "pod", "client", "-o", "yaml"));
        Assert.Contains("\"kind\": \"Pod\"", await Cluster.DoAsync("get", "pod", "client", "-o", "json"));
        Assert.Contains("Started container client", await Cluster.DoAsync("describe", "pod", "client"));
        Assert.Contains("Endpoints:", await Cluster.DoAsync("describe", "service", "hello"));
        Assert.Contains("Allocatable:", await Cluster.DoAsync("describe", "node", "node1"));
        Assert.Contains("deployments", await Cluster.DoAsync("api-resources"));
        var explained = await Cluster.DoAsync("explain", "pod.spec.containers");
        foreach (var what in
            (string[])["KIND:       Pod", "FIELD: containers <[]Container>", "imagePullPolicy\t<string>", "name\t<string> -required-"]) Assert.Contains(what, explained);
        Assert.Equal("yes", await Cluster.DoAsync("auth", "can-i", "create", "pods"));
        Assert.Equal("no", (await Cluster.KubectlAsync("auth", "can-i", "create", "pods", "--as=nobody")).Output.Trim());
    }

    [Fact]
    public async Task Labels_are_set_and_selected()
    {
        Machine.Require();
        await Cluster.DoAsync("label", "pod", "client", "tier=test");
        Assert.Equal("pod/client", await Cluster.DoAsync("get", "pods", "-l", "tier in (test,other)", "-o", "name"));
        await Cluster.DoAsync("label", "pod", "client", "tier-");
        Assert.Equal("", await Cluster.DoAsync("get", "pods", "-l", "tier", "-o", "name"));
    }

    [Fact]
    public async Task An_object_is_edited()
    {
        Machine.Require();
        await Cluster.DoAsync("create", "configmap", "edited", "--from-literal=colour=red");
        var edit = await Shell.RunAsync("kubectl", ["edit", "configmap", "edited"], null, new Dictionary<string, string>
        {
            ["KUBECONFIG"] = Cluster.Kubeconfig, ["KUBE_EDITOR"] = "sed -i s/red/blue/",
        });
        Assert.True(edit.Code == 0, edit.ToString());
        Assert.Equal("blue", await Cluster.DoAsync("get", "configmap", "edited", "-o", "jsonpath={.data.colour}"));
        await Cluster.DoAsync("delete", "configmap", "edited");
    }

    [Fact]
    public async Task A_watch_shows_changes_as_they_happen()
    {
        Machine.Require();
        using var watch = Shell.Start("kubectl", ["get", "configmaps", "-w", "--no-headers"],
            new Dictionary<string, string> { ["KUBECONFIG"] = Cluster.Kubeconfig });
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            Assert.NotNull(await watch.StandardOutput.ReadLineAsync(limit.Token)); // the watch stands: kube-root-ca.crt is shown
            await Cluster.DoAsync("create", "configmap", "watched", "--from-literal=a=b");
            string? line;
            do
            {
                line = await watch.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not null && !line.StartsWith("watched", StringComparison.Ordinal));
            Assert.NotNull(line);
        }
        finally
        {
            watch.Kill();
            await Cluster.DoAsync("delete", "configmap", "watched");
        }
    }

    [Fact]
    public async Task Logs_and_commands_in_a_container_come_through()
    {
        Machine.Require();
        await Cluster.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: talker}
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 0
              containers: [{name: main, image: "netkube/base:1", command: [sh, -c, "for i in 1 2 3; do echo line $i; sleep 1; done"]}]
            """);
        await Cluster.DoAsync("wait", "--for=jsonpath={.status.phase}=Running", "pod/talker", "--timeout=30s");
        Assert.Equal("line 1\nline 2\nline 3", await Cluster.DoAsync("logs", "-f", "talker"));
        await Cluster.DoAsync("delete", "pod", "talker");
        Assert.Equal("from outside", (await Cluster.KubectlWithAsync("from outside", "exec", "-i", "client", "--", "cat")).Output);
        Assert.Equal(7, (await Cluster.KubectlAsync("exec", "client", "--", "sh", "-c", "exit 7")).Code);
        // script(1) gives kubectl the terminal that -t asks for.
        var terminal = await Shell.RunAsync("script", ["-qec", "kubectl exec -it client -- sh -c 'tty; stty size'", "/dev/null"], null,
            new Dictionary<string, string> { ["KUBECONFIG"] = Cluster.Kubeconfig });
        Assert.Contains("/dev/pts/", terminal.Output);
    }

    [Theory]
    [InlineData("deployment.yaml", "rollout", "status", "deployment/web", "--timeout=60s")]
    [InlineData("configmap.yaml", "wait", "--for=condition=Ready", "pod/configured", "--timeout=60s")]
    [InlineData("probes.yaml", "wait", "--for=condition=Ready", "pod/probed", "--timeout=60s")]
    [InlineData("job.yaml", "wait", "--for=condition=Complete", "job/count", "--timeout=60s")]
    [InlineData("daemonset.yaml", "rollout", "status", "daemonset/each", "--timeout=60s")]
    [InlineData("init-containers.yaml", "wait", "--for=condition=Ready", "pod/prepared", "--timeout=60s")]
    public async Task The_examples_run(string file, params string[] until)
    {
        Machine.Require();
        await Cluster.DoAsync("apply", "-f", Repo.Example(file));
        await Cluster.DoAsync(until);
        if (file == "configmap.yaml") Assert.Equal("LOG_LEVEL=debug\nHello from a file.", await Cluster.DoAsync("logs", "configured"));
        await Cluster.DoAsync("delete", "-f", Repo.Example(file), "--timeout=60s");
    }

    [Fact]
    public async Task The_example_of_a_service_leads_to_the_example_of_a_deployment()
    {
        Machine.Require();
        await Cluster.DoAsync("apply", "-f", Repo.Example("deployment.yaml"), "-f", Repo.Example("service.yaml"));
        await Cluster.DoAsync("rollout", "status", "deployment/web", "--timeout=60s");
        await Eventually.TrueAsync(
            async () => (await Cluster.CurlAsync("client", "http://web")).Output.Contains("Hello from pod web-", StringComparison.Ordinal), "the service answers");
        await Cluster.DoAsync("delete", "-f", Repo.Example("deployment.yaml"), "-f", Repo.Example("service.yaml"), "--timeout=60s");
    }
}
