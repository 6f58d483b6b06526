using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Testing;

namespace Sites;

public sealed class SiteOperatorTests
{
    /// <summary>
    /// Through a rolling failure: while a new version rolls out, one node after the other goes down for two minutes, one
    /// request in ten of the operator fails, and its watches break. In the end all is as the site asks, and nothing was
    /// made twice. It takes an hour of the cluster's time.
    /// </summary>
    [Fact]
    public async Task A_site_survives_a_rolling_failure_of_all_nodes()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 3 });
        cluster.Programs["site:2"] = new HollowProgram { HealthyAfter = TimeSpan.FromSeconds(5) };
        using var stop = new CancellationTokenSource();
        using var sites = new SiteOperator(cluster.CreateClient("site-operator", "system:masters"), cluster.Time);
        var running = cluster.RunAsync(() => sites.RunAsync(stop.Token));

        await cluster.Client.CreateAsync(Site("shop", "site:1", replicas: 4));
        await UntilAsync(cluster, d => d.Status.ReadyReplicas == 4);

        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.Unavailable, User = "site-operator", Probability = 0.1 });
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.LostAnswer, User = "site-operator", Verb = "update", Probability = 0.3 });
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.DroppedWatch, User = "site-operator", Probability = 0.3, After = 2 });
        await cluster.Client.PatchAsync<ConfigMap>("default", "shop", new PatchBody(PatchKind.Merge, """{"data":{"image":"site:2","replicas":"6"}}"""));
        foreach (var node in cluster.Nodes)
        {
            await node.StopAsync();
            await cluster.Time.AdvanceAsync(TimeSpan.FromMinutes(2));
            await node.StartAsync();
            await cluster.Time.AdvanceAsync(TimeSpan.FromMinutes(18));
        }
        cluster.Faults.Clear();
        await UntilAsync(cluster, d => d.Status is { ReadyReplicas: 6, UpdatedReplicas: 6, Replicas: 6 });
        var pods = await cluster.Client.ListAsync<Pod>(new ListRequest { Namespace = "default" });
        Assert.Equal(6, pods.Items.Count);
        Assert.All(pods.Items, p => Assert.Equal("site:2", p.Spec.Containers![0].Image));

        await cluster.Client.DeleteAsync<ConfigMap>("default", "shop");
        await cluster.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Empty((await cluster.Client.ListAsync<Pod>(new ListRequest { Namespace = "default" })).Items);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Each_of_many_tests_has_a_cluster_of_its_own()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TestCluster.StartAsync()));
        foreach (var (cluster, number) in clusters.Select((c, i) => (c, i)))
        {
            await cluster.Client.CreateAsync(Site($"site-{number}", "site:1", 1));
            Assert.Equal(1, (await cluster.Client.ListAsync<ConfigMap>(new ListRequest { Namespace = "default", LabelSelector = "site" })).Items.Count);
        }
        foreach (var cluster in clusters) await cluster.DisposeAsync();
    }

    private static Task UntilAsync(TestCluster cluster, Func<Deployment, bool> holds) => cluster.Time.UntilAsync(
        async () => await cluster.Client.FindAsync<Deployment>("default", "shop") is { } found && holds(found), within: TimeSpan.FromMinutes(10));

    private static ConfigMap Site(string name, string image, int replicas) => new()
    {
        Metadata = { Name = name, Namespace = "default", Labels = new Dictionary<string, string> { ["site"] = "yes" } },
        Data = new Dictionary<string, string> { ["image"] = image, ["replicas"] = $"{replicas}" },
    };
}
