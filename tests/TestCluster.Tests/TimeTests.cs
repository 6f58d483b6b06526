using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

public sealed class TimeTests
{
    [Fact]
    public async Task Time_stands_still_until_it_is_advanced_and_then_goes_in_order()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 0, Controllers = ["-*"], Scheduler = false });
        var start = cluster.Time.GetUtcNow();
        await cluster.Time.SettleAsync();
        Assert.Equal(start, cluster.Time.GetUtcNow());
        var seen = new List<(string Who, TimeSpan When)>();
        Task Every(string who, int seconds) => cluster.RunAsync(async () =>
        {
            for (var i = 0; i < 6 / seconds; i++)
            {
                await Task.Delay(seconds.Seconds(), cluster.Time);
                lock (seen) seen.Add((who, cluster.Time.GetUtcNow() - start));
            }
        });
        var all = Task.WhenAll(Every("a", 2), Every("b", 3));
        await cluster.Time.AdvanceAsync(6.Seconds());
        await all;
        Assert.Equal([("a", 2.Seconds()), ("b", 3.Seconds()), ("a", 4.Seconds()), ("b", 6.Seconds()), ("a", 6.Seconds())], seen);
        Assert.Equal(start + 6.Seconds(), cluster.Time.GetUtcNow());
    }

    [Fact]
    public async Task Six_quiet_hours_leave_the_cluster_as_it_was()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Client.CreateAsync(Make.Deployment("web", 2));
        await cluster.UntilReadyAsync("web", 2);
        var before = (await cluster.PodsAsync("web")).Select(p => p.Metadata.Uid).Order().ToList();
        var start = cluster.Time.GetUtcNow();
        await cluster.Time.AdvanceAsync(TimeSpan.FromHours(6));
        Assert.Equal(start + TimeSpan.FromHours(6), cluster.Time.GetUtcNow());
        Assert.Equal(before, (await cluster.PodsAsync("web")).Select(p => p.Metadata.Uid).Order());
        Assert.True(await cluster.IsReadyAsync("node-1"));
    }

    [Fact]
    public async Task A_condition_that_never_holds_is_a_timeout_of_the_clusters_time()
    {
        await using var cluster = await TestCluster.StartAsync();
        var start = cluster.Time.GetUtcNow();
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Time.UntilAsync(() => Task.FromResult(false), 1.Minutes()));
        Assert.Equal(start + 1.Minutes(), cluster.Time.GetUtcNow());
    }

    [Fact]
    public async Task Two_runs_of_the_same_test_see_the_same()
    {
        Assert.Equal(await RunAsync(), await RunAsync());

        static async Task<List<string>> RunAsync()
        {
            var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 3, StartsAt = start });
            await cluster.Client.CreateAsync(Make.StatefulSet("db", 4));
            await cluster.Time.SettleAsync();
            await cluster.Client.CreateAsync(Make.Deployment("web", 5));
            await cluster.Time.SettleAsync();
            await cluster.Node("node-2").StopAsync();
            await cluster.Time.AdvanceAsync(10.Minutes());
            var pods = (await cluster.Client.ListAsync<Pod>(new ListRequest())).Items;
            return [.. pods.Select(p => $"{p.Metadata.Name} {p.Metadata.Uid} {p.Metadata.ResourceVersion} {p.Spec.NodeName} {p.Status.PodIP} {p.Status.StartTime}")];
        }
    }
}
