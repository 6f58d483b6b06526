using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

/// <summary>
/// The manifests of the notes that people learn from, in Notes/ to the letter, their mistakes included: what works in
/// Kubernetes works, the rest gets the answer that Kubernetes gives. Where an image would have to be pulled, a local one
/// stands in for it; nothing else is changed.
/// </summary>
[Collection(OnSharedCluster.Name)]
public sealed class NotesTests(SharedCluster shared)
{
    private const string LocalImage = "netkube/base:1";

    private TestCluster Cluster => shared.Cluster;

    [Theory]
    [InlineData("replicaset-extensions", "no matches for kind \"ReplicaSet\" in version \"extensions/v1beta1\"")]
    [InlineData("deployment-extensions", "no matches for kind \"Deployment\" in version \"extensions/v1beta1\"")]
    [InlineData("daemonset-app-1", "no matches for kind \"DaemonSet\" in version \"app/1\"")]
    [InlineData("deployment-v1-nodename", "no matches for kind \"Deployment\" in version \"v1\"")]
    [InlineData("deployment-v1-nodeselector", "no matches for kind \"Deployment\" in version \"v1\"")]
    [InlineData("affinity-preferred", "unknown field \"spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].perference\"")]
    [InlineData("affinity-preferred", "did you mean \"preference\"?")]
    [InlineData("pod-affinity", "unknown field \"spec.affinity.podAffinity.requiredDuringSchdulingIngoredDuringExecution\"")]
    [InlineData("pod-affinity", "did you mean \"requiredDuringSchedulingIgnoredDuringExecution\"?")]
    [InlineData("tolerations", "effect must be 'NoExecute' when `tolerationSeconds` is set")]
    public async Task A_mistake_gets_the_answer_that_Kubernetes_gives(string manifest, string answer)
    {
        Machine.Require();
        var outcome = await Cluster.KubectlWithAsync(Manifest(manifest), "apply", "-f", "-");
        Assert.NotEqual(0, outcome.Code);
        Assert.Contains(answer, outcome.Text);
    }

    [Theory]
    [InlineData("pod-mysql", "pod/myapp-pod")]
    [InlineData("job-pi", "job.batch/pi")]
    public async Task What_needs_an_image_from_far_away_is_accepted(string manifest, string what)
    {
        Machine.Require();
        var outcome = await Cluster.KubectlWithAsync(Manifest(manifest), "apply", "--dry-run=server", "-f", "-");
        Assert.Equal($"{what} created (server dry run)", outcome.Text);
    }

    [Fact]
    public async Task Init_containers_wait_for_services_that_need_no_endpoint()
    {
        Machine.Require();
        // Newer busyboxes than the notes' look a name up in every search domain and fail when one lacks it: the whole name is asked for.
        var manifest = Local("pod-init", "busybox").Replace("nslookup myservice", "nslookup myservice.default.svc.cluster.local", StringComparison.Ordinal)
            .Replace("nslookup mydb", "nslookup mydb.default.svc.cluster.local", StringComparison.Ordinal);
        await Cluster.ApplyAsync(manifest);
        await Eventually.TrueAsync(
            async () => (await Cluster.DoAsync("get", "pod", "myapp-pod", "--no-headers")).Contains("Init:0/2", StringComparison.Ordinal), "the first init container waits");
        await Cluster.ApplyAsync(Manifest("services-init"));
        await Cluster.DoAsync("wait", "--for=condition=Ready", "pod/myapp-pod", "--timeout=60s");
        Assert.Equal("The app is running", await Cluster.DoAsync("logs", "myapp-pod", "-c", "myapp-container"));
        await GoneAsync("pod/myapp-pod", "service/myservice", "service/mydb");
    }

    [Fact]
    public async Task A_pod_is_ready_once_its_page_is_there()
    {
        Machine.Require();
        await TestCluster.LoadImageAsync("myapp:v1", ["/bin/busybox", "httpd", "-f", "-p", "80", "-h", "/www"]);
        await Cluster.ApplyAsync(Manifest("readiness"));
        await Cluster.DoAsync("wait", "--for=jsonpath={.status.phase}=Running", "pod/readiness-httpget-pod", "--timeout=30s");
        await Eventually.TrueAsync(
            async () => (await Cluster.DoAsync("get", "events", "--field-selector", "involvedObject.name=readiness-httpget-pod"))
                .Contains("Readiness probe failed: HTTP probe failed with statuscode: 404", StringComparison.Ordinal), "the probe fails");
        Assert.Contains("0/1", await Cluster.DoAsync("get", "pod", "readiness-httpget-pod", "--no-headers"));
        await Cluster.DoAsync("exec", "readiness-httpget-pod", "--", "sh", "-c", "echo here >/www/index1.html");
        await Cluster.DoAsync("wait", "--for=condition=Ready", "pod/readiness-httpget-pod", "--timeout=30s");
        await GoneAsync("pod/readiness-httpget-pod");
    }

    [Fact]
    public async Task A_container_that_is_no_longer_alive_is_restarted()
    {
        Machine.Require();
        await TestCluster.LoadImageAsync("myapp:v1", ["/bin/busybox", "httpd", "-f", "-p", "80", "-h", "/www"]);
        // The notes' minute of life is shortened: what is tested is what follows it.
        await Cluster.ApplyAsync(Manifest("liveness").Replace("sleep 60", "sleep 3", StringComparison.Ordinal));
        await Eventually.TrueAsync(
            async () => await Cluster.DoAsync("get", "pod", "liveness-exec-pod", "-o", "jsonpath={.status.containerStatuses[0].restartCount}") is not ("" or "0"), "it was restarted", 90);
        Assert.Contains("Liveness probe failed", await Cluster.DoAsync("describe", "pod", "liveness-exec-pod"));
        await GoneAsync("pod/liveness-exec-pod");
    }

    [Fact]
    public async Task Services_of_every_type_do_what_they_say()
    {
        Machine.Require();
        await Cluster.ApplyAsync(Manifest("service-clusterip"));
        Assert.StartsWith("10.96.", await Cluster.DoAsync("get", "service", "myapp", "-o", "jsonpath={.spec.clusterIP}"));
        await Cluster.ApplyAsync(Manifest("service-nodeport"));   // the same name: the service becomes one of another type
        Assert.InRange(
            int.Parse(await Cluster.DoAsync("get", "service", "myapp", "-o", "jsonpath={.spec.ports[0].nodePort}"), System.Globalization.CultureInfo.InvariantCulture), 30000, 32767);
        await Cluster.ApplyAsync(Manifest("service-headless"));
        Assert.Equal("None", await Cluster.DoAsync("get", "service", "myapp-headless", "-o", "jsonpath={.spec.clusterIP}"));
        await Cluster.ApplyAsync(Manifest("service-externalname"));
        await Eventually.TrueAsync(
            async () => (await Cluster.KubectlAsync("exec", "client", "--", "nslookup", "-type=cname", "my-service.default.svc.cluster.local"))
                .Text.Contains("my.database.example.com", StringComparison.Ordinal), "its name is an alias");
        Assert.Equal("", await Cluster.DoAsync("get", "service", "my-service", "-o", "jsonpath={.spec.clusterIP}"));
        await GoneAsync("service/myapp", "service/myapp-headless", "service/my-service");
    }

    [Theory]
    [InlineData("pod-env", "LOG_FROM_CONFIG=INFO")]
    [InlineData("pod-env", "log_level=INFO")]
    [InlineData("pod-config-volume", "INFO")]
    public async Task A_ConfigMap_is_given_to_a_pod(string manifest, string printed)
    {
        Machine.Require();
        await Cluster.ApplyAsync(Manifest("configmap"));
        await Cluster.ApplyAsync(Local(manifest, "xxx"));
        await Eventually.TrueAsync(async () => (await Cluster.KubectlAsync("logs", "my-app")).Output.Split('\n').Contains(printed), "it is printed");
        await GoneAsync("pod/my-app", "configmap/env-config");
    }

    [Fact]
    public async Task A_rule_over_a_label_that_no_node_has_excludes_no_node()
    {
        Machine.Require();
        await Cluster.ApplyAsync(Local("affinity-required", "xxx"));
        await Eventually.TrueAsync(
            async () => (await Cluster.DoAsync("get", "pod", "affinity", "-o", "jsonpath={.spec.nodeName}")).StartsWith("node", StringComparison.Ordinal), "it is on a node");
        await GoneAsync("pod/affinity");
    }

    private static string Manifest(string name) => File.ReadAllText(Path.Combine(Repo.Root, "tests/EndToEnd/Notes", name + ".yaml"));

    private static string Local(string name, string image) => Manifest(name).Replace($"image: {image}\n", $"image: {LocalImage}\n", StringComparison.Ordinal);

    private Task GoneAsync(params string[] what) => Cluster.DoAsync(["delete", "--grace-period=0", "--force", .. what]);
}
