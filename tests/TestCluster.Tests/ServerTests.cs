using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

/// <summary>Several API servers over one store, and the loss of one.</summary>
public sealed class ServerTests
{
    private const string ControllerManager = "kube-controller-manager";

    [Fact]
    public async Task One_leads_and_another_takes_over_when_it_is_killed()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Servers = 3 });
        var leader = await HolderAsync(cluster);
        await cluster.Client.CreateAsync(Make.Deployment("web", 2));
        await cluster.UntilReadyAsync("web", 2);

        await cluster.Servers.Single(s => s.Name == leader).KillAsync();
        await cluster.Client.PatchAsync<Deployment>("default", "web", new PatchBody(PatchKind.Merge, """{"spec":{"replicas":4}}"""), "scale");
        await cluster.Time.AdvanceAsync(5.Seconds());
        Assert.Equal(leader, await HolderAsync(cluster)); // the lease is good for fifteen seconds yet
        Assert.Equal(2, (await cluster.PodsAsync("web")).Count);
        await cluster.UntilReadyAsync("web", 4);
        Assert.NotEqual(leader, await HolderAsync(cluster));

        await cluster.Servers.Single(s => s.Name == leader).StartAsync();
        await cluster.Time.AdvanceAsync(1.Minutes());
        Assert.NotEqual(leader, await HolderAsync(cluster)); // one that comes back does not push the other out
    }

    [Fact]
    public async Task What_one_server_acknowledged_every_other_shows_at_once()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 0, Servers = 3, Controllers = ["-*"], Scheduler = false });
        for (var i = 0; i < 30; i++)
        {
            var created = await Client(cluster, i % 3).CreateAsync(new ConfigMap { Metadata = { Name = $"m{i}", Namespace = "default" } });
            var seen = await Client(cluster, (i + 1) % 3).GetAsync<ConfigMap>("default", created.Metadata.Name);
            Assert.Equal(created.Metadata.ResourceVersion, seen.Metadata.ResourceVersion);
        }
        var maps = new ListRequest { Namespace = "default" };
        var lists = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Client(cluster, i).ListAsync<ConfigMap>(maps)));
        Assert.All(lists, l => Assert.Equal(lists[0].Items.Select(m => m.Metadata.Name), l.Items.Select(m => m.Metadata.Name)));
        Assert.All(lists, l => Assert.Equal(30, l.Items.Count(m => m.Metadata.Name.StartsWith('m'))));
    }

    [Fact]
    public async Task The_only_server_can_be_killed_and_comes_back_with_all_that_it_acknowledged()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Client.CreateAsync(Make.Deployment("web", 2));
        await cluster.UntilReadyAsync("web", 2);
        await cluster.Servers[0].KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => cluster.PodsAsync("web"));
        await cluster.Time.AdvanceAsync(20.Seconds());
        await cluster.Servers[0].StartAsync();
        Assert.Equal(2, (await cluster.PodsAsync("web")).Count(p => p.Status.Phase == "Running"));
        await cluster.Time.AdvanceAsync(1.Minutes());
        Assert.Equal(2, await cluster.ReadyAsync("web"));
        Assert.True(await cluster.IsReadyAsync("node-1"));
    }

    private static IKubeClient Client(TestCluster cluster, int server) =>
        cluster.Servers[server].Parts.KubeClientFor(ControlPlane.Auth.RequestUser.Administrator);

    private static async Task<string> HolderAsync(TestCluster cluster) =>
        (await cluster.Client.GetAsync<Lease>("kube-system", ControllerManager)).Spec.HolderIdentity ?? "";
}
