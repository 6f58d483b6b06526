using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

public sealed class FaultTests
{
    private const string Controllers = "system:kube-controller-manager";

    [Fact]
    public async Task A_client_meets_what_was_injected_and_only_so_often()
    {
        await using var cluster = await QuietAsync();
        var map = await cluster.Client.CreateAsync(new ConfigMap { Metadata = { Name = "a", Namespace = "default" } });
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.Conflict, Verb = "update", Resource = "configmaps", Times = 2 });
        for (var i = 0; i < 2; i++) Assert.True((await Assert.ThrowsAsync<ApiException>(() => cluster.Client.UpdateAsync(map))).IsConflict);
        await cluster.Client.UpdateAsync(map);

        using (cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.Unreachable, User = "jane" }))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => cluster.CreateClient("jane").GetAsync<ConfigMap>("default", "a"));
            await cluster.Client.GetAsync<ConfigMap>("default", "a");
        }
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.LostAnswer, Verb = "create", Times = 1 });
        var lost = new ConfigMap { Metadata = { Name = "b", Namespace = "default" } };
        await Assert.ThrowsAsync<HttpRequestException>(() => cluster.Client.CreateAsync(lost));
        Assert.True((await Assert.ThrowsAsync<ApiException>(() => cluster.Client.CreateAsync(lost))).IsAlreadyExists);
    }

    [Fact]
    public async Task A_stale_read_shows_an_older_state_and_a_watch_from_it_catches_up()
    {
        await using var cluster = await QuietAsync();
        for (var i = 0; i < 4; i++) await cluster.Client.CreateAsync(new ConfigMap { Metadata = { Name = $"m{i}", Namespace = "default" } });
        KubeList<ConfigMap> stale;
        using (cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.StaleRead, Revisions = 2 }))
        {
            stale = await cluster.Client.ListAsync<ConfigMap>(new ListRequest { Namespace = "default" });
        }
        Assert.Equal(["m0", "m1"], stale.Items.Select(m => m.Metadata.Name));
        var seen = new List<string>();
        await foreach (var change in cluster.Client.WatchAsync<ConfigMap>(new WatchRequest { Namespace = "default", ResourceVersion = stale.ResourceVersion }))
        {
            seen.Add(change.Object.Metadata.Name);
            if (seen.Count == 2) break;
        }
        Assert.Equal(["m2", "m3"], seen);
    }

    [Fact]
    public async Task Watches_break_off_or_tell_everything_twice()
    {
        await using var cluster = await QuietAsync();
        var start = (await cluster.Client.ListAsync<ConfigMap>(new ListRequest { Namespace = "default" })).ResourceVersion;
        for (var i = 0; i < 3; i++) await cluster.Client.CreateAsync(new ConfigMap { Metadata = { Name = $"m{i}", Namespace = "default" } });
        var all = new WatchRequest { Namespace = "default", ResourceVersion = start };
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.DroppedWatch, Resource = "configmaps", After = 2, Times = 1 });
        var seen = new List<string>();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var change in cluster.Client.WatchAsync<ConfigMap>(all)) seen.Add(change.Object.Metadata.Name);
        });
        Assert.Equal(["m0", "m1"], seen);
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.DuplicateEvents, Resource = "configmaps", Times = 1 });
        seen.Clear();
        await foreach (var change in cluster.Client.WatchAsync<ConfigMap>(all))
        {
            seen.Add(change.Object.Metadata.Name);
            if (seen.Count == 6) break;
        }
        Assert.Equal(["m0", "m0", "m1", "m1", "m2", "m2"], seen);
    }

    [Fact]
    public async Task A_cluster_whose_requests_fail_at_random_still_does_what_it_was_told()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 2, Seed = 7 });
        FaultKind[] kinds = [FaultKind.Conflict, FaultKind.Expired, FaultKind.Unavailable, FaultKind.Unreachable, FaultKind.LostAnswer, FaultKind.StaleRead];
        foreach (var kind in kinds)
        {
            cluster.Faults.Inject(new ClusterFault { Kind = kind, User = Controllers, Probability = 0.05, Revisions = 3 });
            cluster.Faults.Inject(new ClusterFault { Kind = kind, User = "system:kube-scheduler", Probability = 0.05, Revisions = 3 });
        }
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.DroppedWatch, User = Controllers, Probability = 0.3, After = 3 });
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.DuplicateEvents, User = Controllers, Probability = 0.3 });
        await cluster.Client.CreateAsync(Make.Service("web"));
        await cluster.Client.CreateAsync(Make.Deployment("web", 5));
        await cluster.Client.CreateAsync(Make.StatefulSet("db", 3));
        await cluster.UntilReadyAsync("web", 5, 600);
        await cluster.Time.UntilAsync(async () => (await cluster.Client.GetAsync<StatefulSet>("default", "db")).Status.ReadyReplicas == 3, 10.Minutes());
        Assert.True(cluster.Faults.Met > 10, $"only {cluster.Faults.Met} requests met a fault");
        cluster.Faults.Clear();
        await cluster.Time.AdvanceAsync(10.Minutes());
        Assert.Equal(5, (await cluster.PodsAsync("web")).Count);
        Assert.Equal(3, (await cluster.PodsAsync("db")).Count);
        Assert.Single((await cluster.Client.ListAsync<ReplicaSet>(new ListRequest { Namespace = "default" })).Items);
    }

    /// <summary>The classic: killed between making a pod and noting it, a controller must neither forget it nor make it twice.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public async Task A_crash_between_two_writes_makes_no_pod_too_many(int after)
    {
        await using var cluster = await TestCluster.StartAsync();
        cluster.Faults.Inject(new ClusterFault { Kind = FaultKind.Crash, User = Controllers, Verb = "create", Resource = "pods", After = after });
        await Record.ExceptionAsync(() => cluster.Client.CreateAsync(Make.Deployment("web", 5))); // the crash may cost this its answer, too
        await cluster.Time.SettleAsync();
        Assert.False(cluster.Servers[0].Runs);
        await cluster.Servers[0].StartAsync();
        var most = 0;
        await cluster.Time.UntilAsync(async () =>
        {
            most = Math.Max(most, (await cluster.PodsAsync("web")).Count);
            return await cluster.ReadyAsync("web") == 5;
        }, 2.Minutes());
        Assert.Equal(5, most);
    }

    private static Task<TestCluster> QuietAsync() => TestCluster.StartAsync(new TestClusterOptions { Nodes = 0, Controllers = ["-*"], Scheduler = false });
}
