using NetKube.EndToEnd.World;

namespace NetKube.EndToEnd;

/// <summary>What up and status tell.</summary>
[Collection(OnSharedCluster.Name)]
public sealed class CommandTests(SharedCluster shared)
{
    private TestCluster Cluster => shared.Cluster;

    [Fact]
    public void Up_ends_with_what_a_user_needs_next()
    {
        Machine.Require();
        Assert.Contains($"export KUBECONFIG={Cluster.Kubeconfig}", shared.UpSaid);
        Assert.Contains("node1 10.89.", shared.UpSaid);
        Assert.Contains($"netkube down --name {Cluster.Name}", shared.UpSaid);
    }

    [Fact]
    public async Task A_second_up_says_so_and_changes_nothing()
    {
        Machine.Require();
        var (record, pid) = (await File.ReadAllTextAsync(Cluster.Record), Cluster.PidOf("server"));
        var up = await Cluster.UpAsync();
        Assert.Equal(0, up.Code);
        Assert.Contains("is running already; nothing is changed", up.Output);
        Assert.Equal(record, await File.ReadAllTextAsync(Cluster.Record));
        Assert.Equal(pid, Cluster.PidOf("server"));
    }

    [Fact]
    public async Task Status_tells_nodes_agents_peers_mode_and_dns()
    {
        Machine.Require();
        var status = await TestCluster.NetkubeAsync("status", "--name", Cluster.Name);
        Assert.True(status.Code == 0, status.ToString());
        Assert.Contains("All is well.", status.Output);
        foreach (var what in (string[])["node1", "node3", "iptables", "vxlan", "10.96.0.10", "answers", "server.log"]) Assert.Contains(what, status.Output);
    }

    [Fact]
    public async Task Kubeconfig_prints_the_path_alone()
    {
        Machine.Require();
        Assert.Equal(Cluster.Kubeconfig, (await TestCluster.NetkubeAsync("kubeconfig", "--name", Cluster.Name)).Output.Trim());
    }

    [Fact]
    public async Task An_image_is_loaded_from_a_folder()
    {
        Machine.Require();
        var folder = Directory.CreateTempSubdirectory("netkube-image-");
        try
        {
            File.Copy("/bin/busybox", Path.Combine(folder.FullName, "busybox"));
            var load = await TestCluster.NetkubeAsync("image", "load", folder.FullName, "--image", "loaded:1", "--", "/busybox", "echo", "it is loaded");
            Assert.True(load.Code == 0, load.ToString());
            await Cluster.DoAsync("run", "loaded", "--image=loaded:1", "--restart=Never");
            await Cluster.DoAsync("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/loaded", "--timeout=30s");
            Assert.Equal("it is loaded", await Cluster.DoAsync("logs", "loaded"));
            await Cluster.DoAsync("delete", "pod", "loaded");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
