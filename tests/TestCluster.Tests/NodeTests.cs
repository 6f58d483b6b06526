using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

public sealed class NodeTests
{
    [Fact]
    public async Task A_node_that_is_gone_is_found_out_its_pods_are_replaced_and_it_comes_back()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 2 });
        await cluster.Client.CreateAsync(Make.Deployment("web", 4));
        await cluster.UntilReadyAsync("web", 4);
        var lost = cluster.Node("node-1");
        await lost.StopAsync();
        await cluster.Time.AdvanceAsync(35.Seconds());
        Assert.True(await cluster.IsReadyAsync("node-1"));
        await cluster.Time.AdvanceAsync(20.Seconds());
        Assert.False(await cluster.IsReadyAsync("node-1"));
        // The default toleration of an unreachable node is five minutes.
        await cluster.Time.AdvanceAsync(6.Minutes());
        Assert.Equal(4, (await cluster.PodsAsync("web")).Count(p => p.Spec.NodeName == "node-2" && p.Metadata.DeletionTimestamp is null));

        await lost.StartAsync();
        await cluster.Time.AdvanceAsync(1.Minutes());
        Assert.True(await cluster.IsReadyAsync("node-1"));
        Assert.All(await cluster.PodsAsync("web"), p => Assert.Equal("node-2", p.Spec.NodeName));
    }

    [Fact]
    public async Task A_kubelet_that_starts_again_adopts_what_runs()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Client.CreateAsync(Make.Deployment("web", 2));
        await cluster.UntilReadyAsync("web", 2);
        var before = await cluster.PodsAsync("web");
        await cluster.Nodes[0].StopAsync();
        cluster.Nodes[0].Exit(before[0], "c", exitCode: 9);
        await cluster.Nodes[0].StartAsync();
        await cluster.Time.AdvanceAsync(30.Seconds());
        var after = await cluster.PodsAsync("web");
        Assert.Equal(before.Select(p => (p.Metadata.Uid, p.Status.PodIP)).Order(), after.Select(p => (p.Metadata.Uid, p.Status.PodIP)).Order());
        Assert.Equal([0, 1], after.Select(p => p.Status.ContainerStatuses![0].RestartCount).Order());
    }

    [Fact]
    public async Task A_node_may_write_what_is_its_own_only()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 2 });
        var first = cluster.CreateClient("system:node:node-1", "system:nodes");
        var other = await first.GetAsync<Node>(null, "node-1");
        Assert.Equal("node-1", other.Metadata.Name);
        var label = new PatchBody(PatchKind.Merge, """{"metadata":{"labels":{"a":"b"}}}""");
        var refused = await Assert.ThrowsAsync<Shared.Api.ApiException>(() => first.PatchAsync<Node>(null, "node-2", label));
        Assert.Equal(403, refused.Status.Code);
    }
}
