using System.Text;
using NetKube.ControlPlane.Store;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>Every promise of IStore, one test each. Each implementation has a subclass.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private IStore? _store;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IStore Store => _store!;

    protected abstract Task<IStore> OpenAsync();

    public virtual async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null) await _store.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_store_is_at_revision_1_and_its_first_change_is_2()
    {
        Assert.Equal(1, await Store.CurrentRevisionAsync(Stop));
        Assert.Equal(2, await Put("/a", "1"));
        Assert.Equal(2, await Store.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task Each_change_takes_the_next_revision_and_a_transaction_takes_one()
    {
        _ = await Put("/a", "1");
        var both = await Transact([], new Write("/b", Bytes("2")), new Write("/c", Bytes("3")));
        Assert.Equal(3, both.Revision);
        Assert.Equal(4, await Put("/a", "4"));
        var entries = await All("/");
        Assert.Equal([4L, 3L, 3L], entries.Select(entry => entry.ModRevision));
    }

    [Fact]
    public async Task An_entry_tells_its_creation_its_last_change_and_its_number_of_puts()
    {
        var first = await Put("/a", "1");
        var second = await Put("/a", "2");
        AssertEntry(await Get("/a"), "2", first, second, 2);
    }

    [Fact]
    public async Task A_deleted_and_created_key_begins_a_new_life()
    {
        _ = await Put("/a", "1");
        _ = await Delete("/a");
        Assert.Null(await Get("/a"));
        var again = await Put("/a", "2");
        AssertEntry(await Get("/a"), "2", again, again, 1);
    }

    [Fact]
    public async Task Deleting_a_missing_key_changes_nothing()
    {
        var before = await Put("/a", "1");
        var result = await Transact([], new Write("/missing", null));
        Assert.True(result.Succeeded);
        Assert.Equal(before, result.Revision);
        Assert.Equal(before, await Store.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_without_writes_tells_the_newest_revision()
    {
        var revision = await Put("/a", "1");
        var result = await Transact([new RevisionIs("/a", revision)]);
        Assert.True(result.Succeeded);
        Assert.Equal(revision, result.Revision);
    }

    [Fact]
    public async Task A_put_with_the_right_revision_succeeds_and_with_a_wrong_one_returns_what_is_there()
    {
        var revision = await Put("/a", "1");
        var wrong = await Store.TransactAsync(Transaction.PutIf("/a", revision - 1, Bytes("2")), Stop);
        Assert.False(wrong.Succeeded);
        Assert.Equal(revision, wrong.Revision);
        AssertEntry(Assert.Single(wrong.Current), "1", revision, revision, 1);
        var right = await Store.TransactAsync(Transaction.PutIf("/a", revision, Bytes("2")), Stop);
        Assert.True(right.Succeeded);
        Assert.Equal(revision + 1, right.Revision);
    }

    [Fact]
    public async Task Revision_0_in_a_condition_means_that_the_key_must_not_exist()
    {
        Assert.True((await Store.TransactAsync(Transaction.PutIf("/a", 0, Bytes("1")), Stop)).Succeeded);
        Assert.False((await Store.TransactAsync(Transaction.PutIf("/a", 0, Bytes("2")), Stop)).Succeeded);
        _ = await Delete("/a");
        Assert.True((await Store.TransactAsync(Transaction.PutIf("/a", 0, Bytes("3")), Stop)).Succeeded);
    }

    [Fact]
    public async Task A_delete_with_a_stale_revision_is_refused()
    {
        var old = await Put("/a", "1");
        var now = await Put("/a", "2");
        Assert.False((await Store.TransactAsync(Transaction.DeleteIf("/a", old), Stop)).Succeeded);
        Assert.True((await Store.TransactAsync(Transaction.DeleteIf("/a", now), Stop)).Succeeded);
        Assert.Null(await Get("/a"));
    }

    [Fact]
    public async Task When_one_condition_fails_nothing_is_written_and_all_compared_entries_come_back()
    {
        var a = await Put("/a", "1");
        var result = await Transact([new RevisionIs("/a", a), new RevisionIs("/b", 77)], new Write("/a", Bytes("2")), new Write("/c", Bytes("3")));
        Assert.False(result.Succeeded);
        Assert.Equal(2, result.Current.Count);
        AssertEntry(result.Current[0], "1", a, a, 1);
        Assert.Null(result.Current[1]);
        Assert.Equal(["/a"], (await All("/")).Select(entry => entry.Key));
        Assert.Equal(a, await Store.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_that_names_a_key_twice_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Transact([], new Write("/a", Bytes("1")), new Write("/a", null)));

    [Fact]
    public async Task Values_may_be_empty_and_hold_any_byte()
    {
        var every = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        _ = await Transact([], new Write("/empty", Array.Empty<byte>()), new Write("/every", every));
        Assert.Equal(0, (await Get("/empty"))!.Value.Length);
        Assert.Equal(every, (await Get("/every"))!.Value.ToArray());
    }

    [Fact]
    public async Task A_range_holds_its_start_and_not_its_end_in_key_order()
    {
        foreach (var key in (string[])["/c", "/a", "/d", "/b"]) _ = await Put(key, key);
        var range = await Store.RangeAsync(new RangeRequest("/a", "/d"), Stop);
        Assert.Equal(["/a", "/b", "/c"], range.Entries.Select(entry => entry.Key));
        Assert.Equal(3, range.Count);
        Assert.False(range.More);
    }

    [Fact]
    public async Task Keys_are_ordered_by_their_utf8_bytes()
    {
        // In UTF-16 the surrogates of U+1F600 would come before U+FF5E; in UTF-8 they come after.
        string[] keys = ["/k/", "/k/A", "/k/a", "/k/ab", "/k/é", "/k/\uFF5E", "/k/\U0001F600"];
        foreach (var key in keys.Reverse()) _ = await Put(key, "1");
        Assert.Equal(keys, (await Store.RangeAsync(new RangeRequest("/k/", "/l"), Stop)).Entries.Select(entry => entry.Key));
    }

    [Fact]
    public async Task A_range_without_end_is_one_key()
    {
        _ = await Put("/a", "1");
        _ = await Put("/ab", "2");
        Assert.Equal(["/a"], (await Store.RangeAsync(new RangeRequest("/a"), Stop)).Entries.Select(entry => entry.Key));
        Assert.Empty((await Store.RangeAsync(new RangeRequest("/"), Stop)).Entries);
    }

    [Fact]
    public async Task A_range_whose_end_is_not_after_its_start_is_empty()
    {
        _ = await Put("/a", "1");
        Assert.Empty((await Store.RangeAsync(new RangeRequest("/b", "/a"), Stop)).Entries);
        Assert.Empty((await Store.RangeAsync(new RangeRequest("/a", "/a"), Stop)).Entries);
    }

    [Fact]
    public async Task A_prefix_end_takes_in_all_keys_of_the_prefix_and_no_other()
    {
        foreach (var key in (string[])["/pod", "/pods/", "/pods/a", "/pods/z/1", "/pods0", "/podsx"]) _ = await Put(key, "1");
        Assert.Equal(["/pods/", "/pods/a", "/pods/z/1"], (await All("/pods/")).Select(entry => entry.Key));
    }

    [Fact]
    public async Task A_limit_cuts_the_entries_and_not_the_count()
    {
        for (var i = 0; i < 300; i++) _ = await Put($"/a/{i:D3}", "1");
        _ = await Put("/b", "1");
        var page = await Store.RangeAsync(new RangeRequest("/a/", "/a0", Limit: 7), Stop);
        Assert.Equal(7, page.Entries.Count);
        Assert.Equal(300, page.Count);
        Assert.True(page.More);
        var whole = await Store.RangeAsync(new RangeRequest("/a/", "/a0", Limit: 300), Stop);
        Assert.False(whole.More);
    }

    [Fact]
    public async Task Counting_returns_no_entries()
    {
        for (var i = 0; i < 10; i++) _ = await Put($"/a/{i}", "1");
        _ = await Delete("/a/3");
        var count = await Store.RangeAsync(new RangeRequest("/a/", "/a0", CountOnly: true), Stop);
        Assert.Empty(count.Entries);
        Assert.Equal(9, count.Count);
    }

    [Fact]
    public async Task Pages_at_one_revision_give_the_state_of_that_revision_whatever_happens_meanwhile()
    {
        for (var i = 0; i < 50; i++) _ = await Put($"/a/{i:D2}", "old");
        var first = await Store.RangeAsync(new RangeRequest("/a/", "/a0", Limit: 20), Stop);
        for (var i = 0; i < 50; i += 2) _ = await Delete($"/a/{i:D2}");
        for (var i = 1; i < 50; i += 2) _ = await Put($"/a/{i:D2}", "new");
        _ = await Put("/a/99", "new");
        var keys = first.Entries.ToList();
        while (keys.Count < first.Count)
        {
            var next = await Store.RangeAsync(new RangeRequest(keys[^1].Key + "\0", "/a0", first.Revision, Limit: 20), Stop);
            Assert.Equal(first.Revision, next.Revision);
            Assert.Equal(first.Count - keys.Count, next.Count);
            keys.AddRange(next.Entries);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"/a/{i:D2}"), keys.Select(entry => entry.Key));
        Assert.All(keys, entry => Assert.Equal("old", Text(entry)));
    }

    [Fact]
    public async Task Every_past_revision_can_be_read()
    {
        var one = await Put("/a", "1");
        var two = await Put("/a", "2");
        var gone = await Delete("/a");
        var back = await Put("/a", "3");
        Assert.Null(await Get("/a", 1));
        AssertEntry(await Get("/a", one), "1", one, one, 1);
        AssertEntry(await Get("/a", two), "2", one, two, 2);
        Assert.Null(await Get("/a", gone));
        AssertEntry(await Get("/a", back), "3", back, back, 1);
        Assert.Equal(0, (await Store.RangeAsync(new RangeRequest("/", "0", gone), Stop)).Count);
    }

    [Fact]
    public async Task A_future_revision_is_refused_with_the_newest_one()
    {
        var now = await Put("/a", "1");
        var refused = await Assert.ThrowsAsync<RevisionInFutureException>(async () => await Get("/a", now + 1));
        Assert.Equal(now, refused.CurrentRevision);
    }

    [Fact]
    public async Task After_compaction_older_revisions_are_refused_and_the_compacted_one_reads_as_before()
    {
        _ = await Put("/a", "1");
        _ = await Put("/b", "1");
        _ = await Delete("/b");
        var kept = await Put("/a", "2");
        _ = await Put("/a", "3");
        await Store.CompactAsync(kept, Stop);
        var refused = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await Get("/a", kept - 1));
        Assert.Equal(kept, refused.CompactedRevision);
        Assert.Equal("2", Text(await Get("/a", kept)));
        Assert.Equal("3", Text(await Get("/a")));
        Assert.Null(await Get("/b"));
        Assert.Null(await Get("/b", kept));
        Assert.Equal(["/a"], (await All("/")).Select(entry => entry.Key));
    }

    [Fact]
    public async Task Compacting_what_is_compacted_changes_nothing()
    {
        _ = await Put("/a", "1");
        var revision = await Put("/a", "2");
        await Store.CompactAsync(revision, Stop);
        await Store.CompactAsync(revision, Stop);
        await Store.CompactAsync(revision - 1, Stop);
        Assert.Equal("2", Text(await Get("/a", revision)));
        Assert.Equal(revision, await Store.CurrentRevisionAsync(Stop));
    }

    [Fact]
    public async Task The_future_cannot_be_compacted()
    {
        var now = await Put("/a", "1");
        await Assert.ThrowsAsync<RevisionInFutureException>(async () => await Store.CompactAsync(now + 1, Stop));
    }

    [Fact]
    public async Task A_key_deleted_before_and_made_again_after_compaction_begins_at_version_1()
    {
        _ = await Put("/a", "1");
        var gone = await Delete("/a");
        await Store.CompactAsync(gone, Stop);
        var back = await Put("/a", "2");
        AssertEntry(await Get("/a"), "2", back, back, 1);
        Assert.Null(await Get("/a", gone));
    }

    [Fact]
    public async Task A_watch_delivers_the_past_then_the_present_without_gap_or_repeat()
    {
        for (var i = 0; i < 20; i++) _ = await Put($"/a/{i}", "past");
        await using var watch = Watch("/a/", "/a0", after: 1);
        var events = await watch.TakeAsync(10);
        for (var i = 0; i < 20; i++) _ = await Put($"/a/{i}", "present");
        events.AddRange(await watch.TakeAsync(30));
        Assert.Equal(Enumerable.Range(2, 40).Select(revision => (long)revision), events.Select(change => change.Revision));
    }

    [Fact]
    public async Task A_watch_begins_after_the_asked_revision()
    {
        _ = await Put("/a", "1");
        var two = await Put("/a", "2");
        var three = await Put("/a", "3");
        await using var watch = Watch("/a", null, after: two);
        Assert.Equal(three, (await watch.TakeAsync(1))[0].Revision);
    }

    [Fact]
    public async Task An_event_holds_the_entry_after_and_the_entry_before()
    {
        await using var watch = Watch("/", "0", after: 1);
        var one = await Put("/a", "1");
        var two = await Put("/a", "2");
        var gone = await Delete("/a");
        var back = await Put("/a", "3");
        var events = await watch.TakeAsync(4);
        AssertEntry(events[0].Current, "1", one, one, 1);
        Assert.Null(events[0].Previous);
        AssertEntry(events[1].Current, "2", one, two, 2);
        AssertEntry(events[1].Previous, "1", one, one, 1);
        Assert.Null(events[2].Current);
        Assert.Equal(gone, events[2].Revision);
        AssertEntry(events[2].Previous, "2", one, two, 2);
        AssertEntry(events[3].Current, "3", back, back, 1);
        Assert.Null(events[3].Previous);
        Assert.All(events, change => Assert.Equal("/a", change.Key));
    }

    [Fact]
    public async Task A_watch_sees_its_range_only()
    {
        await using var range = Watch("/a/", "/a0", after: 1);
        await using var single = Watch("/a/2", null, after: 1);
        foreach (var key in (string[])["/a", "/a/1", "/a/2", "/a/22", "/a0", "/b"]) _ = await Put(key, "1");
        _ = await Put("/a/2", "2");
        Assert.Equal(["/a/1", "/a/2", "/a/22", "/a/2"], (await range.TakeAsync(4)).Select(change => change.Key));
        Assert.Equal([4L, 8L], (await single.TakeAsync(2)).Select(change => change.Revision));
    }

    [Fact]
    public async Task The_events_of_one_transaction_come_in_one_batch()
    {
        var writes = Enumerable.Range(0, 50).Select(i => new Write($"/a/{i:D2}", Bytes("1"))).ToArray();
        for (var round = 0; round < 5; round++) _ = await Transact([], writes);
        await using var watch = Watch("/a/", "/a0", after: 1);
        var batches = await watch.BatchesAsync(untilEvents: 250);
        var perRevision = batches.SelectMany(batch => batch.Events.Select(change => change.Revision).Distinct()).ToList();
        Assert.Equal(perRevision.Distinct().Count(), perRevision.Count);
        Assert.All(batches, batch => Assert.Equal(batch.Events[^1].Revision, Math.Min(batch.Revision, batch.Events[^1].Revision)));
    }

    [Fact]
    public async Task A_watch_of_a_future_revision_waits_for_it_and_delivers_nothing_older()
    {
        var now = await Put("/a", "1");
        await using var watch = Watch("/a", null, after: now + 2);
        _ = await Put("/a", "2");
        _ = await Put("/a", "3");
        var wanted = await Put("/a", "4");
        Assert.Equal(wanted, (await watch.TakeAsync(1))[0].Revision);
    }

    [Fact]
    public async Task A_watch_that_starts_before_the_compacted_revision_is_refused()
    {
        for (var i = 0; i < 5; i++) _ = await Put("/a", "1");
        await Store.CompactAsync(4, Stop);
        await using var watch = Watch("/a", null, after: 3);
        var refused = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await watch.TakeAsync(1));
        Assert.Equal(4, refused.CompactedRevision);
    }

    [Fact]
    public async Task A_watch_that_starts_at_the_compacted_revision_misses_nothing()
    {
        _ = await Put("/a", "1");
        var kept = await Put("/a", "2");
        _ = await Delete("/a");
        await Store.CompactAsync(kept, Stop);
        await using var watch = Watch("/a", null, after: kept);
        var gone = (await watch.TakeAsync(1))[0];
        Assert.Null(gone.Current);
        Assert.Equal("2", Text(gone.Previous));
    }

    [Fact]
    public async Task Compaction_does_not_disturb_a_watch_that_has_read_everything_in_its_range()
    {
        await using var quiet = Watch("/quiet", null, after: 1);
        _ = await Put("/quiet", "1");
        _ = await quiet.TakeAsync(1);
        for (var i = 0; i < 50; i++) _ = await Put("/busy", $"{i}");
        await Store.CompactAsync(await Store.CurrentRevisionAsync(Stop), Stop);
        for (var i = 0; i < 50; i++) _ = await Put("/busy", $"{i}");
        await Store.CompactAsync(await Store.CurrentRevisionAsync(Stop), Stop);
        var wanted = await Put("/quiet", "2");
        Assert.Equal(wanted, (await quiet.TakeAsync(1))[0].Revision);
    }

    [Fact]
    public async Task Progress_marks_say_how_far_a_quiet_watch_is()
    {
        await using var watch = Watch("/quiet", null, after: 1, progress: true);
        var revision = await Put("/busy", "1");
        var mark = (await watch.BatchesAsync(untilRevision: revision))[^1];
        Assert.Empty(mark.Events);
        Assert.Equal(revision, mark.Revision);
    }

    [Fact]
    public async Task Progress_never_runs_ahead_of_events()
    {
        await using var watch = Watch("/a/", "/a0", after: 1, progress: true);
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) _ = await Put(i % 2 == 0 ? $"/a/{writer}" : $"/b/{writer}", $"{i}");
        })));
        var told = 1L;
        var events = 0;
        while (events < 100)
        {
            foreach (var batch in await watch.BatchesAsync(untilRevision: told + 1))
            {
                Assert.All(batch.Events, change => Assert.InRange(change.Revision, told + 1, batch.Revision));
                told = batch.Revision;
                events += batch.Events.Count;
            }
        }

        await writers;
        Assert.Equal(100, events);
    }

    [Fact]
    public async Task A_watcher_that_nobody_reads_does_not_hold_up_writers()
    {
        await using var idle = Watch("/a", null, after: 1);
        _ = await Put("/a", "0");
        _ = await idle.TakeAsync(1);
        for (var i = 0; i < 500; i++) _ = await Put("/a", $"{i}");
        Assert.Equal("499", Text(await Get("/a")));
    }

    [Fact]
    public async Task Of_concurrent_conditional_puts_exactly_one_wins_each_round()
    {
        var wins = 0;
        var revision = 0L;
        for (var round = 0; round < 10; round++)
        {
            var seen = revision;
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
                Store.TransactAsync(Transaction.PutIf("/a", seen, Bytes($"{writer}")), Stop).AsTask()));
            wins += results.Count(result => result.Succeeded);
            revision = results.Max(result => result.Revision);
            Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal(revision, result.Current[0]!.ModRevision));
        }

        Assert.Equal(10, wins);
        Assert.Equal(10, (await Get("/a"))!.Version);
    }

    [Fact]
    public async Task What_a_finished_write_made_is_seen_by_the_next_read()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var revision = await Put($"/{writer}", $"{i}");
                Assert.True(await Store.CurrentRevisionAsync(Stop) >= revision);
                Assert.Equal($"{i}", Text(await Get($"/{writer}")));
            }
        })));
    }

    [Fact]
    public async Task Concurrent_writers_get_distinct_revisions_and_every_watcher_sees_the_same_order()
    {
        await using var first = Watch("/", "0", after: 1);
        await using var second = Watch("/", "0", after: 1);
        var revisions = (await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            var mine = new List<long>();
            for (var i = 0; i < 10; i++) mine.Add(await Put($"/{writer}", $"{i}"));
            return mine;
        })))).SelectMany(mine => mine).ToList();
        Assert.Equal(200, revisions.Distinct().Count());
        var seen = (await first.TakeAsync(200)).Select(change => (change.Key, change.Revision)).ToList();
        Assert.Equal(Enumerable.Range(2, 200).Select(revision => (long)revision), seen.Select(change => change.Revision));
        Assert.Equal(seen, (await second.TakeAsync(200)).Select(change => (change.Key, change.Revision)));
    }

    [Fact]
    public async Task A_cancelled_watch_ends()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var waiting = Task.Run(async () =>
        {
            await foreach (var batch in Store.WatchAsync(new WatchRequest("/a", null, 1), cancel.Token)) Assert.NotNull(batch);
        });
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Deadline));
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string? Text(StoreEntry? entry) => entry is null ? null : Encoding.UTF8.GetString(entry.Value.Span);

    protected async Task<long> Put(string key, string value) => (await Transact([], new Write(key, Bytes(value)))).Revision;

    protected async Task<long> Delete(string key) => (await Transact([], new Write(key, null))).Revision;

    protected async Task<TransactionResult> Transact(RevisionIs[] conditions, params Write[] writes) =>
        await Store.TransactAsync(new Transaction(conditions, writes), Stop);

    protected async Task<StoreEntry?> Get(string key, long revision = 0) =>
        (await Store.RangeAsync(new RangeRequest(key, Revision: revision), Stop)).Entries.SingleOrDefault();

    protected async Task<IReadOnlyList<StoreEntry>> All(string prefix) =>
        (await Store.RangeAsync(new RangeRequest(prefix, StoreKeys.PrefixEnd(prefix)), Stop)).Entries;

    private WatchTap Watch(string start, string? end, long after, bool progress = false) =>
        new(Store, new WatchRequest(start, end, after, progress), Deadline);

    private static void AssertEntry(StoreEntry? entry, string value, long created, long changed, long version)
    {
        Assert.NotNull(entry);
        Assert.Equal((value, created, changed, version), (Text(entry), entry.CreateRevision, entry.ModRevision, entry.Version));
    }
}
