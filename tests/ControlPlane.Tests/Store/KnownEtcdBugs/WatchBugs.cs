using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Tests.Store.Etcd;

namespace NetKube.ControlPlane.Tests.Store.KnownEtcdBugs;

/// <summary>
/// Bugs that etcd had in watches, by their numbers there. What the store does is asked of both kinds; what an etcd with
/// the bug would send comes from a scripted one, and the store in front of it has to mend it.
/// </summary>
public sealed class WatchBugs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => ["embedded", "etcd"];

    [Fact]
    public async Task Etcd15220_progress_never_runs_ahead_of_events()
    {
        await using var etcd = await ScriptedEtcd.StartAsync([ScriptedEtcd.Progress(9), ScriptedEtcd.Events(("/a", 5)), ScriptedEtcd.Progress(10),
            ScriptedEtcd.Events(("/a", 7))]);
        await using var store = await etcd.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", 4, Progress: true), Deadline);
        var batches = await watch.BatchesAsync(untilRevision: 7);
        Assert.Equal([5L, 7L], batches.Select(batch => batch.Revision));
        Assert.All(batches, batch => Assert.Single(batch.Events));
    }

    [Fact]
    public async Task Etcd15271_a_watch_does_not_go_back_in_time_when_it_is_taken_up_at_a_member_that_lags()
    {
        await using var etcd = await ScriptedEtcd.StartAsync(
            [ScriptedEtcd.Events(("/a", 2), ("/b", 3)), ScriptedEtcd.Events(("/a", 4))],
            [ScriptedEtcd.Events(("/b", 3)), ScriptedEtcd.Events(("/a", 4), ("/a", 5))]);
        await using var store = await etcd.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", 1), Deadline);
        Assert.Equal([2L, 3, 4, 5], (await watch.TakeAsync(4)).Select(change => change.Revision));
        Assert.Equal([1L, 4], etcd.Starts);
    }

    [Fact]
    public async Task Etcd17247_no_event_comes_twice()
    {
        await using var etcd = await ScriptedEtcd.StartAsync([ScriptedEtcd.Events(("/a", 2), ("/b", 3)), ScriptedEtcd.Events(("/a", 2), ("/b", 3), ("/c", 4))]);
        await using var store = await etcd.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", 1), Deadline);
        Assert.Equal([2L, 3, 4], (await watch.TakeAsync(3)).Select(change => change.Revision));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Etcd17529_a_starved_watch_loses_no_event(string kind)
    {
        await using var open = await OpenStore.OfAsync(kind);
        var store = open.Store;
        var starved = Enumerable.Range(0, 20).Select(_ => new WatchTap(store, new WatchRequest("/", "0", 1), Deadline)).ToList();
        foreach (var watch in starved)
        {
            _ = await store.PutAsync("/first", "1");
            _ = await watch.TakeAsync(1);
        }

        for (var i = 0; i < 1500; i++) _ = await store.PutAsync($"/{i % 50}", new string('x', 300));
        var all = Enumerable.Range(3, 1519).Select(revision => (long)revision).ToList();
        foreach (var (watch, number) in starved.Select((watch, number) => (watch, number)))
        {
            var seen = await watch.TakeAsync(1519);
            Assert.Equal(all, seen.Select(change => change.Revision));
            await watch.DisposeAsync();
            Assert.InRange(number, 0, 19);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Etcd18089_a_delete_at_the_revision_that_is_compacted_is_delivered_or_refused_and_never_dropped(string kind)
    {
        await using var open = await OpenStore.OfAsync(kind);
        var store = open.Store;
        _ = await store.PutAsync("/a", "1");
        var gone = await store.DeleteAsync("/a");
        _ = await store.PutAsync("/b", "1");
        await store.CompactAsync(gone, Stop);
        for (var after = 1L; after <= gone; after++)
        {
            await using var watch = new WatchTap(store, new WatchRequest("/", "0", after), Deadline);
            if (after < gone) _ = await Assert.ThrowsAsync<RevisionCompactedException>(() => watch.TakeAsync(1));
            else Assert.Equal("/b", (await watch.TakeAsync(1))[0].Key);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Etcd19179_a_watch_that_would_miss_the_delete_at_the_compaction_revision_is_refused(string kind)
    {
        await using var open = await OpenStore.OfAsync(kind);
        var store = open.Store;
        var put = await store.PutAsync("/a", "1");
        var gone = await store.DeleteAsync("/a");
        await store.CompactAsync(gone, Stop);
        await using var watch = new WatchTap(store, new WatchRequest("/a", null, put), Deadline);
        Assert.Equal(gone, (await Assert.ThrowsAsync<RevisionCompactedException>(() => watch.TakeAsync(1))).CompactedRevision);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Etcd20221_a_watch_of_a_future_revision_gives_no_old_event(string kind)
    {
        await using var open = await OpenStore.OfAsync(kind);
        var store = open.Store;
        var now = await store.PutAsync("/a", "1");
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", now + 10), Deadline);
        for (var i = 0; i < 15; i++) _ = await store.PutAsync("/a", $"{i}");
        Assert.Equal(now + 11, (await watch.TakeAsync(1))[0].Revision);
    }

    [Fact]
    public async Task Etcd20221_a_watch_of_a_future_revision_gives_no_old_notification()
    {
        await using var etcd = await ScriptedEtcd.StartAsync([ScriptedEtcd.Events(("/a", 3)), ScriptedEtcd.Progress(4),
            ScriptedEtcd.Events(("/a", 20)), ScriptedEtcd.Events(("/a", 21))]);
        await using var store = await etcd.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/", "0", 20, Progress: true), Deadline);
        Assert.Equal([21L], (await watch.BatchesAsync(untilRevision: 21)).Select(batch => batch.Revision));
    }
}
