using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

/// <summary>Wrong input gets the answer that Kubernetes gives.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class WrongInputTests(SharedCluster shared)
{
    private TestCluster Cluster => shared.Cluster;

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\n metadata: {name: x}", "error converting YAML to JSON")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndatum: {a: b}", "unknown field \"datum\"")]
    [InlineData("apiVersion: app/1\nkind: DaemonSet\nmetadata: {name: x}", "no matches for kind \"DaemonSet\" in version \"app/1\"")]
    [InlineData("apiVersion: extensions/v1beta1\nkind: ReplicaSet\nmetadata: {name: x}", "no matches for kind \"ReplicaSet\" in version \"extensions/v1beta1\"")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: i}]}}}", "`selector` does not match template `labels`")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}", "provided port is already allocated")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 80}]}", "provided port is not in the valid range")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: [{port: 70000}]}", "must be between 1 and 65535, inclusive")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: Not_A_Name}\nspec: {containers: [{name: c, image: i}]}", "a lowercase RFC 1123 subdomain")]
    public async Task A_manifest_is_refused_with_the_reason(string manifest, string reason)
    {
        Machine.Require();
        var outcome = await Cluster.KubectlWithAsync(manifest, "create", "-f", "-");
        Assert.NotEqual(0, outcome.Code);
        Assert.Contains(reason, outcome.Text);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        Machine.Require();
        var outcome = await Cluster.KubectlAsync("create", "configmap", "kube-root-ca.crt");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("configmaps \"kube-root-ca.crt\" already exists", outcome.Text);
    }

    [Fact]
    public async Task An_image_that_is_not_to_be_had_is_told_in_the_pods_status()
    {
        Machine.Require();
        await Cluster.DoAsync("run", "no-image", "--image=127.0.0.1:1/none:1");
        await Eventually.TrueAsync(async () =>
            await Cluster.DoAsync("get", "pod", "no-image", "-o", "jsonpath={.status.containerStatuses[0].state.waiting.reason}") is "ErrImagePull" or "ImagePullBackOff", "the reason is there", 60);
        await Cluster.DoAsync("delete", "pod", "no-image", "--grace-period=0", "--force");
    }

    [Theory]
    [InlineData("--nodes", "0")]
    [InlineData("--nodes", "many")]
    [InlineData("--name", "Not_A_Name")]
    [InlineData("--proxy-mode", "magic")]
    [InlineData("--overlay", "magic")]
    [InlineData("--pod-cidr", "10.244.0.0")]
    [InlineData("--pod-cidr", "10.244.0.0/30")]
    [InlineData("--service-cidr", "10.244.0.0/16")]
    [InlineData("--service-cidr", "10.96.0.1/16")]
    [InlineData("--port", "70000")]
    public async Task A_wrong_flag_is_named(string flag, string value)
    {
        Machine.Require();
        var outcome = await TestCluster.NetkubeAsync(["up", flag, value, .. flag == "--name" ? Array.Empty<string>() : ["--name", "never-made"]]);
        Assert.NotEqual(0, outcome.Code);
        Assert.Contains($"{flag}: ", outcome.Error);
        Assert.False(Directory.Exists("/run/netkube/clusters/never-made"));
    }
}
