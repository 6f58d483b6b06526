using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class ForkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fork_begins_with_the_state_and_both_go_their_own_way()
    {
        await using var store = EmbeddedStore.InMemory();
        for (var i = 0; i < 200; i++) _ = await store.PutAsync($"/{i:D3}", "old");
        var before = await store.DumpAsync();
        await using var fork = store.Fork();
        Assert.Equal(before, await fork.DumpAsync());
        for (var i = 0; i < 200; i += 2) _ = await fork.PutAsync($"/{i:D3}", "fork");
        _ = await fork.DeleteAsync("/001");
        Assert.Equal(before, await store.DumpAsync());
        _ = await store.PutAsync("/000", "store");
        Assert.Equal("fork", await fork.GetAsync("/000"));
        Assert.Equal(202, await store.CurrentRevisionAsync(Stop));
        Assert.Equal(302, await fork.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task A_fork_of_the_past_has_the_state_of_then_and_goes_on_from_its_revision()
    {
        await using var store = EmbeddedStore.InMemory();
        for (var i = 0; i < 300; i++) _ = await store.PutAsync($"/{i % 100}", $"{i}");
        for (var i = 0; i < 50; i++) _ = await store.DeleteAsync($"/{i}");
        foreach (var revision in (long[])[2, 50, 301, 320])
        {
            await using var fork = store.Fork(revision);
            Assert.Equal(await store.DumpAsync(revision), await fork.DumpAsync());
            Assert.Equal(revision + 1, await fork.PutAsync("/new", "1"));
        }
    }

    [Fact]
    public async Task Compaction_on_either_side_leaves_the_other_alone()
    {
        await using var store = EmbeddedStore.InMemory();
        for (var i = 0; i < 100; i++) _ = await store.PutAsync($"/{i % 10}", $"{i}");
        _ = await store.DeleteAsync("/3");
        await using var fork = store.Fork();
        var (now, past) = (await store.DumpAsync(), await store.DumpAsync(50));
        for (var i = 0; i < 100; i++) _ = await fork.PutAsync($"/{i % 10}", "fork");
        await fork.CompactAsync(await fork.CurrentRevisionAsync(Stop), Stop);
        Assert.Equal(past, await store.DumpAsync(50));
        Assert.Equal(now, await store.DumpAsync());

        await using var second = store.Fork();
        _ = await second.PutAsync("/a", "1");
        await store.CompactAsync(102, Stop);
        Assert.Equal(now, await second.DumpAsync(102));
    }

    [Fact]
    public async Task A_fork_has_no_history_before_it_and_its_own_after()
    {
        await using var store = EmbeddedStore.InMemory();
        _ = await store.PutAsync("/a", "1");
        _ = await store.PutAsync("/a", "2");
        await using var fork = store.Fork();
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await fork.GetAsync("/a", 2));
        await using var watch = new WatchTap(fork, new WatchRequest("/a", null, 3), TimeSpan.FromSeconds(20));
        _ = await fork.DeleteAsync("/a");
        var gone = (await watch.TakeAsync(1))[0];
        Assert.Equal((4L, 3L), (gone.Revision, gone.Previous!.ModRevision));
        Assert.Equal("2", await fork.GetAsync("/a", 3));
    }

    [Fact]
    public async Task A_fork_of_a_store_on_disk_writes_nothing_to_it()
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        _ = await store.PutAsync("/a", "1");
        var syncs = store.Figures.Syncs;
        await using var fork = store.Fork();
        for (var i = 0; i < 10; i++) _ = await fork.PutAsync("/a", $"{i}");
        Assert.Equal(syncs, store.Figures.Syncs);
        Assert.Equal("1", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task A_compacted_or_future_revision_cannot_be_forked()
    {
        await using var store = EmbeddedStore.InMemory();
        for (var i = 0; i < 5; i++) _ = await store.PutAsync("/a", "1");
        await store.CompactAsync(4, Stop);
        _ = Assert.Throws<RevisionCompactedException>(() => store.Fork(3));
        _ = Assert.Throws<RevisionInFutureException>(() => store.Fork(7));
    }
}
