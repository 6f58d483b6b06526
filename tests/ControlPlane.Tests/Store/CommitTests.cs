using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class CommitTests
{
    private const int NoSpace = 28;
    private const int InputOutput = 5;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_writers_share_a_sync()
    {
        using var firstIsSyncing = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        folder.WhileSyncing = () =>
        {
            firstIsSyncing.Set();
            go.Wait(Stop);
        };
        var first = store.PutAsync("/first", "1");
        firstIsSyncing.Wait(Stop);
        var before = store.Figures.Syncs;
        var others = Enumerable.Range(0, 200).Select(i => store.PutAsync($"/{i}", "1")).ToList();
        go.Set();
        _ = await first;
        _ = await Task.WhenAll(others);
        Assert.Equal(2, store.Figures.Syncs - before);
    }

    [Fact]
    public async Task Who_waits_anyway_writes_on_its_own_thread_and_the_rest_share_a_sync()
    {
        using var firstIsSyncing = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        Thread? syncing = null;
        folder.WhileSyncing = () =>
        {
            syncing ??= Thread.CurrentThread;
            firstIsSyncing.Set();
            go.Wait(Stop);
        };
        var before = store.Figures.Syncs;
        Task<long>? first = null;
        var caller = new Thread(() => first = store.PutAsync("/first", "1", callerWaits: true));
        caller.Start();
        firstIsSyncing.Wait(Stop);
        var others = Enumerable.Range(0, 200).Select(i => store.PutAsync($"/{i}", "1", callerWaits: i % 2 == 0)).ToList();
        Assert.DoesNotContain(others, put => put.IsCompleted); // nobody else is held up: they are taken in, and wait
        go.Set();
        caller.Join();
        Assert.True(first!.IsCompletedSuccessfully);
        _ = await Task.WhenAll(others);
        Assert.Same(caller, syncing);
        Assert.Equal(2, store.Figures.Syncs - before);
    }

    [Fact]
    public async Task Nobody_sees_a_write_before_it_is_on_the_disk()
    {
        using var syncing = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        await using var watch = new WatchTap(store, new WatchRequest("/a", null, 1), TimeSpan.FromSeconds(20));
        folder.WhileSyncing = () =>
        {
            syncing.Set();
            go.Wait(Stop);
        };
        var put = store.PutAsync("/a", "1");
        syncing.Wait(Stop);
        var seen = watch.TakeAsync(1);
        Assert.Null(await store.GetAsync("/a"));
        Assert.Equal(1, await store.CurrentRevisionAsync(Stop));
        Assert.False(seen.IsCompleted);
        go.Set();
        _ = await put;
        _ = await seen;
        Assert.Equal("1", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task On_a_full_disk_puts_fail_reads_and_deletes_go_on_and_space_brings_puts_back()
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        var full = true;
        folder.Fault = (what, _, _) =>
        {
            if (full && what == "create") throw new IOException("No space left on device", NoSpace);
        };
        var written = 0;
        var refused = await Assert.ThrowsAsync<StoreFullException>(async () =>
        {
            for (; ; written++) _ = await store.PutAsync($"/{written}", new string('x', 500));
        });
        Assert.Contains("memory", refused.Message, StringComparison.Ordinal);
        Assert.True(written > 10);
        Assert.NotNull(await store.GetAsync("/0"));
        for (var i = 0; i < 10; i++) _ = await store.DeleteAsync($"/{i}");
        Assert.Null(await store.GetAsync("/0"));
        _ = await Assert.ThrowsAsync<StoreFullException>(() => store.PutAsync("/no", new string('x', 500)));
        full = false;
        _ = await store.PutAsync("/yes", "1");
        await using var again = await folder.Crash(() => false).OpenAsync();
        Assert.Equal(await store.DumpAsync(), await again.DumpAsync());
    }

    [Theory, InlineData(0), InlineData(10), InlineData(100)]
    public async Task A_write_that_fails_half_way_leaves_no_trace(int bytes)
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        _ = await store.PutAsync("/a", "1");
        var fail = true;
        folder.Fault = (what, name, _) =>
        {
            // The next segment may be filled meanwhile: that is another write.
            if (what != "write" || !name.StartsWith("log-", StringComparison.Ordinal) || !fail) return;
            fail = false;
            throw new ShortWriteException(bytes, NoSpace);
        };
        _ = await Assert.ThrowsAsync<StoreFullException>(() => store.PutAsync("/a", new string('x', 400)));
        Assert.Equal("1", await store.GetAsync("/a"));
        await using (var crashed = await folder.Crash(() => true).OpenAsync()) Assert.Equal("1", await crashed.GetAsync("/a"));
        Assert.Equal(3, await store.PutAsync("/b", "2"));
        await using var again = await folder.Crash(() => false).OpenAsync();
        Assert.Equal(await store.DumpAsync(), await again.DumpAsync());
    }

    [Fact]
    public async Task After_a_failed_sync_nothing_is_written_any_more_and_reads_go_on()
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        _ = await store.PutAsync("/a", "1");
        var fail = true;
        folder.Fault = (what, _, _) =>
        {
            if (what == "sync" && fail) throw new IOException("Input/output error", InputOutput);
        };
        _ = await Assert.ThrowsAsync<StoreFailedException>(() => store.PutAsync("/a", "2"));
        fail = false;
        var refused = await Assert.ThrowsAsync<StoreFailedException>(() => store.PutAsync("/a", "3"));
        Assert.Contains("restart", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", await store.GetAsync("/a"));
        Assert.Equal(2, await store.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_larger_than_a_segment_is_stored()
    {
        var folder = new CrashFolder();
        var large = new string('x', 100_000);
        await using (var store = await folder.OpenAsync())
        {
            _ = await store.PutAsync("/large", large);
            _ = await store.PutAsync("/small", "1");
        }

        await using var again = await folder.OpenAsync();
        Assert.Equal(large, await again.GetAsync("/large"));
        Assert.Equal("1", await again.GetAsync("/small"));
    }

    [Fact]
    public async Task A_closed_store_refuses_writes_and_ends_watches()
    {
        var store = await new CrashFolder().OpenAsync();
        var watch = new WatchTap(store, new WatchRequest("/a", null, 1), TimeSpan.FromSeconds(20));
        var waiting = watch.TakeAsync(1);
        await store.DisposeAsync();
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => store.PutAsync("/a", "1"));
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task A_watcher_overtaken_by_compaction_is_cut_off_and_told_where()
    {
        await using var store = EmbeddedStore.InMemory(settings: new EmbeddedStoreSettings { WatchBatchEvents = 1 });
        await using var slow = new WatchTap(store, new WatchRequest("/a", null, 1), TimeSpan.FromSeconds(20));
        _ = await store.PutAsync("/a", "1");
        _ = await slow.TakeAsync(1);
        for (var i = 0; i < 10; i++) _ = await store.PutAsync("/a", $"{i}");
        await store.CompactAsync(10, Stop);
        var cut = await Assert.ThrowsAsync<WatcherTooSlowException>(() => slow.TakeAsync(1));
        Assert.Equal(2, cut.LastDelivered);
    }
}
