using System.Text;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class RecoveryTests
{
    private const string FirstSegment = "log-000000000001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_acknowledged_is_there_after_a_crash()
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        for (var i = 0; i < 100; i++) _ = await store.PutAsync($"/a/{i % 30}", $"{i}");
        _ = await store.DeleteAsync("/a/7");
        await using var again = await folder.Crash(() => false).OpenAsync();
        Assert.Equal(await store.DumpAsync(), await again.DumpAsync());
        Assert.Equal(102, await again.CurrentRevisionAsync(Stop));
        for (var revision = 1; revision <= 102; revision++) Assert.Equal(await store.DumpAsync(revision), await again.DumpAsync(revision));
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_many_times_over_many_segments()
    {
        var folder = new CrashFolder();
        for (var round = 0; round < 10; round++)
        {
            await using var store = await folder.OpenAsync();
            Assert.Equal(1 + (round * 20), await store.CurrentRevisionAsync(Stop));
            for (var i = 0; i < 20; i++) _ = await store.PutAsync($"/a/{i}", new string('x', 700));
        }

        await using var last = await folder.OpenAsync();
        Assert.Equal(20, last.Figures.Keys);
        Assert.True(folder.List().Count(name => name.StartsWith("log-", StringComparison.Ordinal)) > 5);
    }

    [Theory, InlineData(20), InlineData(1500)]
    public async Task A_record_torn_at_any_byte_is_cut_and_the_rest_kept(int valueLength)
    {
        var (folder, start, end) = await WithLastRecordAsync(valueLength);
        for (var cut = start; cut < end; cut++)
        {
            var torn = folder.Copy();
            var bytes = torn.BytesOf(FirstSegment);
            Array.Clear(bytes, cut, end - cut);
            await using (var store = await torn.OpenAsync())
            {
                Assert.Equal(3, await store.CurrentRevisionAsync(Stop));
                Assert.Equal("2", await store.GetAsync("/a"));
                Assert.Equal(4, await store.PutAsync("/a", "after"));
            }

            await using var again = await torn.OpenAsync();
            Assert.Equal("after", await again.GetAsync("/a"));
        }
    }

    [Fact]
    public async Task A_record_of_which_any_sectors_are_missing_is_cut()
    {
        var (folder, start, end) = await WithLastRecordAsync(4000);
        for (var sector = start / CrashFolder.Sector * CrashFolder.Sector; sector < end; sector += CrashFolder.Sector)
        {
            var torn = folder.Copy();
            var from = Math.Max(sector, start);
            Array.Clear(torn.BytesOf(FirstSegment), from, Math.Min(sector + CrashFolder.Sector, end) - from);
            await using var store = await torn.OpenAsync();
            Assert.Equal(3, await store.CurrentRevisionAsync(Stop));
        }
    }

    [Theory, InlineData(1), InlineData(7)]
    public async Task A_flipped_bit_in_the_log_is_refused_wherever_it_is(int step)
    {
        // Also in the last record: everything of it arrived, so no crash can have left it so.
        var (folder, _, end) = await WithLastRecordAsync(300);
        for (var at = 0; at < end; at += step)
        {
            if (at is >= 68 and < StoreFileHeader.Bytes) continue;   // padding behind the header's checksum
            var damaged = folder.Copy();
            damaged.BytesOf(FirstSegment)[at] ^= (byte)(1 << (at % 8));
            var refused = await Assert.ThrowsAsync<StoreCorruptException>(() => damaged.OpenAsync());
            Assert.Contains(FirstSegment, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Zeros_in_the_middle_of_the_log_are_refused()
    {
        var (folder, start, _) = await WithLastRecordAsync(300);
        var damaged = folder.Copy();
        Array.Clear(damaged.BytesOf(FirstSegment), StoreFileHeader.Bytes, start - StoreFileHeader.Bytes);
        var refused = await Assert.ThrowsAsync<StoreCorruptException>(() => damaged.OpenAsync());
        Assert.Contains("an intact record follows", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_cut_short_is_refused()
    {
        var (folder, start, _) = await WithLastRecordAsync(300);
        folder.Replace(FirstSegment, folder.BytesOf(FirstSegment)[..start]);
        var refused = await Assert.ThrowsAsync<StoreCorruptException>(() => folder.OpenAsync());
        Assert.Contains("shorter", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue / 4)]
    [InlineData(1)]
    public async Task Who_made_a_change_is_known_after_a_restart(long snapshotAfterBytes)
    {
        var folder = new CrashFolder();
        var settings = StoreOnCrashFolder.Small with { SnapshotAfterBytes = snapshotAfterBytes };
        await using (var store = await folder.OpenAsync(settings))
        {
            foreach (var (value, by) in new (string?, string)[] { ("1", "alice"), ("2", ""), (null, "bob"), ("3", "alice") })
                _ = await store.TransactAsync(new Transaction([], [new Write("/a", value is null ? null : Encoding.UTF8.GetBytes(value))]) { By = by }, Stop);
        }

        await using var again = await folder.OpenAsync(settings);
        await using var watch = new WatchTap(again, new WatchRequest("/a", null, StoreState.FirstRevision), TimeSpan.FromSeconds(20));
        Assert.Equal(["alice", "", "bob", "alice"], (await watch.TakeAsync(4)).Select(change => change.By));
        Assert.Equal("alice", (await again.RangeAsync(new RangeRequest("/a"), Stop)).Entries[0].By);
    }

    [Fact]
    public void Batches_of_format_1_name_nobody()
    {
        var buffer = new FrameBuffer();
        buffer.Begin();
        foreach (var number in (long[])[0, 2, 0, 1, 1]) buffer.Number(number); // compacted to, first revision, time; one write, a put
        buffer.Text("/a");
        buffer.Bytes("1"u8);
        var state = new StateEdit(StoreState.Empty);
        ChangeRecords.Replay(buffer.Written[Frame.HeaderBytes..], named: false, state, new RevisionTimes());
        Assert.Equal(("/a", "", 2), (state.Changes[0].Key, state.Changes[0].Entry.By, state.Changes[0].Revision));
    }

    [Fact]
    public async Task A_missing_segment_is_refused()
    {
        var folder = new CrashFolder();
        await using (var store = await folder.OpenAsync())
        {
            for (var i = 0; i < 60; i++) _ = await store.PutAsync("/a", new string('x', 1000));
        }

        var segments = folder.List().Where(name => name.StartsWith("log-", StringComparison.Ordinal)).ToList();
        Assert.True(segments.Count > 2);
        foreach (var missing in segments) // the newest too: nothing else says that its writes were there
        {
            var damaged = folder.Copy();
            damaged.Delete(missing);
            _ = await Assert.ThrowsAsync<StoreCorruptException>(() => damaged.OpenAsync());
        }
    }

    [Fact]
    public async Task Damage_in_an_earlier_segment_is_refused()
    {
        var folder = new CrashFolder();
        await using (var store = await folder.OpenAsync())
        {
            for (var i = 0; i < 60; i++) _ = await store.PutAsync("/a", new string('x', 1000));
        }

        var bytes = folder.BytesOf(FirstSegment);
        bytes[^100] ^= 1;
        _ = await Assert.ThrowsAsync<StoreCorruptException>(() => folder.OpenAsync());
    }

    [Fact]
    public async Task A_snapshot_replaces_the_log_before_it_and_keeps_history()
    {
        var folder = new CrashFolder();
        var settings = StoreOnCrashFolder.Small with { SnapshotAfterBytes = 20_000 };
        await using var store = await folder.OpenAsync(settings);
        for (var i = 0; i < 200; i++) _ = await store.PutAsync($"/a/{i % 50}", $"{i}:" + new string('x', 300));
        await UntilAsync(async () =>
        {
            _ = await store.PutAsync("/more", "1");
            return !folder.List().Contains(FirstSegment);
        });
        Assert.Contains(folder.List(), name => name.StartsWith("snapshot-", StringComparison.Ordinal));
        await using var again = await folder.Crash(() => false).OpenAsync(settings);
        var now = await store.CurrentRevisionAsync(Stop);
        Assert.Equal(now, await again.CurrentRevisionAsync(Stop));
        for (var revision = 1L; revision <= now; revision += 7) Assert.Equal(await store.DumpAsync(revision), await again.DumpAsync(revision));
    }

    [Fact]
    public async Task A_damaged_snapshot_is_refused()
    {
        var folder = new CrashFolder();
        var settings = StoreOnCrashFolder.Small with { SnapshotAfterBytes = 5_000 };
        await using (var store = await folder.OpenAsync(settings))
        {
            await UntilAsync(async () =>
            {
                _ = await store.PutAsync("/a", new string('x', 300));
                return store.Figures.SnapshotRevision > 0;
            });
        }

        var name = folder.List().Where(file => file.StartsWith("snapshot-", StringComparison.Ordinal)).Max()!;
        for (var at = 0; at < folder.BytesOf(name).Length; at += 11)
        {
            if (at is >= 68 and < StoreFileHeader.Bytes) continue;
            var damaged = folder.Copy();
            damaged.BytesOf(name)[at] ^= 0x10;
            _ = await Assert.ThrowsAsync<StoreCorruptException>(() => damaged.OpenAsync(settings));
        }
    }

    [Fact]
    public async Task Compaction_survives_a_restart()
    {
        var folder = new CrashFolder();
        await using (var store = await folder.OpenAsync())
        {
            for (var i = 0; i < 10; i++) _ = await store.PutAsync("/a", $"{i}");
            _ = await store.PutAsync("/gone", "1");
            _ = await store.DeleteAsync("/gone");
            await store.CompactAsync(13, Stop);
        }

        await using var again = await folder.OpenAsync();
        var refused = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await again.GetAsync("/a", 12));
        Assert.Equal(13, refused.CompactedRevision);
        Assert.Equal("9", await again.GetAsync("/a", 13));
        Assert.Null(KeyTree.Find(again.State.Root, "/gone"));
    }

    [Fact]
    public async Task Two_servers_never_share_a_folder()
    {
        var folder = new CrashFolder();
        await using (var store = await folder.OpenAsync())
        {
            _ = await Assert.ThrowsAsync<StoreInUseException>(() => folder.OpenAsync());
        }

        await using var after = await folder.OpenAsync();
    }

    [Fact]
    public async Task An_emptied_folder_is_refused_until_its_mark_is_deleted()
    {
        var folder = new CrashFolder();
        await using (var store = await folder.OpenAsync()) _ = await store.PutAsync("/a", "1");
        foreach (var name in folder.List()) folder.Delete(name);
        var refused = await Assert.ThrowsAsync<StoreMissingException>(() => folder.OpenAsync());
        Assert.Contains(".used", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A log with puts at 2 and 3, and a last one at 4 whose frame lies at [start, end).</summary>
    private static async Task<(CrashFolder Folder, int Start, int End)> WithLastRecordAsync(int valueLength)
    {
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        _ = await store.PutAsync("/a", "1");
        _ = await store.PutAsync("/a", "2");
        var start = LastUsed(folder);
        _ = await store.PutAsync("/a", string.Concat(Enumerable.Range(0, valueLength).Select(i => (char)('a' + (i % 26)))));
        return (folder.Crash(() => false), start, LastUsed(folder));
    }

    private static int LastUsed(CrashFolder folder) => folder.BytesOf(FirstSegment).AsSpan().LastIndexOfAnyExcept((byte)0) + 1;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition()) deadline.Token.ThrowIfCancellationRequested();
    }
}
