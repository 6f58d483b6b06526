using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Everything_is_as_it_was_the_time_and_what_runs_too()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 2 });
        await cluster.Client.CreateAsync(Make.Deployment("web", 3));
        await cluster.UntilReadyAsync("web", 3);
        await using var snapshot = await cluster.SnapshotAsync();
        var before = await IdentitiesAsync(cluster);

        await cluster.Client.DeleteAsync<Deployment>("default", "web");
        await cluster.Client.CreateAsync(new Namespace { Metadata = { Name = "later" } });
        await cluster.Time.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Empty(await cluster.PodsAsync("web"));

        for (var i = 0; i < 2; i++)
        {
            await cluster.RestoreAsync(snapshot);
            Assert.Equal(snapshot.Time, cluster.Time.GetUtcNow());
            Assert.Null(await cluster.Client.FindAsync<Namespace>(null, "later"));
            Assert.Equal(before, await IdentitiesAsync(cluster));
            await cluster.Time.AdvanceAsync(2.Minutes());
            Assert.Equal(before, await IdentitiesAsync(cluster)); // adopted, not started again
            Assert.True(await cluster.IsReadyAsync("node-1"));
            await cluster.Client.PatchAsync<Deployment>("default", "web", new PatchBody(PatchKind.Merge, """{"spec":{"replicas":5}}"""), "scale");
            await cluster.UntilReadyAsync("web", 5);
        }
    }

    [Fact]
    public async Task A_snapshot_is_not_changed_by_what_comes_after_it()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 0 });
        var map = new ConfigMap { Metadata = { Name = "a", Namespace = "default" }, Data = new Dictionary<string, string> { ["k"] = "1" } };
        await cluster.Client.CreateAsync(map);
        await using var first = await cluster.SnapshotAsync();
        await cluster.Client.PatchAsync<ConfigMap>("default", "a", new PatchBody(PatchKind.Merge, """{"data":{"k":"2"}}"""));
        await using var second = await cluster.SnapshotAsync();
        await cluster.RestoreAsync(first);
        Assert.Equal("1", (await cluster.Client.GetAsync<ConfigMap>("default", "a")).Data!["k"]);
        await cluster.RestoreAsync(second);
        Assert.Equal("2", (await cluster.Client.GetAsync<ConfigMap>("default", "a")).Data!["k"]);
    }

    private static async Task<List<string>> IdentitiesAsync(TestCluster cluster) =>
    [
        .. (await cluster.PodsAsync("web"))
            .Select(p => $"{p.Metadata.Uid} {p.Spec.NodeName} {p.Status.PodIP} {p.Status.ContainerStatuses![0].ContainerID} {p.Status.Phase}").Order(),
    ];
}
