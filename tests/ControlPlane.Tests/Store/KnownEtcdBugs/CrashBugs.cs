using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store.KnownEtcdBugs;

/// <summary>Bugs that etcd had in crashes and restarts, by their numbers there; each as a promise of the embedded store.</summary>
public sealed class CrashBugs
{
    private static readonly EmbeddedStoreSettings Churning = new()
    {
        SegmentBytes = 16 * 1024, ReservedBytes = 2048, SnapshotAfterBytes = 20 * 1024, HistoryAge = TimeSpan.FromDays(1000),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Etcd13766_a_crash_under_load_leaves_one_state_at_one_revision_however_often_it_is_read_back()
    {
        var folder = new CrashFolder();
        var store = await folder.OpenAsync(Churning);
        CrashFolder? crashed = null;
        var calls = 150;
        folder.Fault = (_, _, _) =>
        {
            if (Interlocked.Decrement(ref calls) == 0) crashed = folder.Crash(() => false);
        };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            await Task.Yield();
            for (var i = 0; Volatile.Read(ref crashed) is null; i++) _ = await store.PutAsync($"/{writer}/{i % 4}", $"{i}");
        }));
        folder.Fault = (_, _, _) => { };
        await store.DisposeAsync();
        var seen = new HashSet<string>();
        for (var restart = 0; restart < 3; restart++)
        {
            await using var again = await crashed!.Copy().OpenAsync(Churning);
            seen.Add($"{await again.CurrentRevisionAsync(Stop)}\n{await again.DumpAsync()}");
        }

        Assert.Single(seen);
    }

    [Fact]
    public async Task Etcd14370_a_write_that_was_acknowledged_is_not_lost_with_the_only_server()
    {
        // etcd of one member answered before its log was synced.
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync();
        CrashFolder? before = null;
        folder.WhileSyncing = () => before ??= folder.Crash(() => false);
        var put = store.PutAsync("/a", "1");
        _ = await put;
        await using (var early = await before!.OpenAsync()) Assert.Null(await early.GetAsync("/a"));
        await using var after = await folder.Crash(() => false).OpenAsync();
        Assert.Equal("1", await after.GetAsync("/a"));
    }

    [Fact]
    public async Task Etcd14685_a_crash_while_old_log_is_given_back_loses_nothing()
    {
        // etcd could lose its data when it crashed in defragmentation; here: snapshot, new segment, old files deleted.
        for (var at = 1; at < 60; at += 2)
        {
            var folder = new CrashFolder();
            var store = await folder.OpenAsync(Churning);
            var calls = at;
            CrashFolder? crashed = null;
            var acknowledged = 0;
            var then = 0;
            folder.Fault = (what, name, _) =>
            {
                if (!name.StartsWith("snapshot", StringComparison.Ordinal) && what != "sync names" && what != "create") return;
                if (Interlocked.Decrement(ref calls) != 0) return;
                then = Volatile.Read(ref acknowledged);
                crashed = folder.Crash(() => false);
            };
            for (var i = 1; i < 400 && Volatile.Read(ref crashed) is null; i++)
            {
                _ = await store.PutAsync("/a", $"{i} " + new string('x', 500));
                Volatile.Write(ref acknowledged, i);
            }

            folder.Fault = (_, _, _) => { };
            await store.DisposeAsync();
            if (crashed is null) return;
            await using var again = await crashed.OpenAsync(Churning);
            var value = await again.GetAsync("/a");
            Assert.True(then == 0 || int.Parse(value!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= then,
                $"call {at}: {then} was acknowledged, {value} is there");
        }
    }

    [Fact]
    public async Task Etcd17780_revisions_do_not_go_back_after_a_crash_in_compaction()
    {
        // etcd took its revision from what keys it had left: when the newest were deletes that compaction removed, it went back.
        for (var at = 1; at <= 12; at++)
        {
            var folder = new CrashFolder();
            var store = await folder.OpenAsync(Churning);
            for (var i = 0; i < 20; i++) _ = await store.PutAsync($"/{i}", new string('x', 300));
            for (var i = 0; i < 20; i++) _ = await store.DeleteAsync($"/{i}");
            CrashFolder? crashed = null;
            var calls = at;
            folder.Fault = (_, _, _) =>
            {
                if (Interlocked.Decrement(ref calls) == 0) crashed = folder.Crash(() => false);
            };
            await store.CompactAsync(41, Stop);
            for (var i = 0; i < 12; i++) _ = await store.DeleteAsync("/nothing");
            folder.Fault = (_, _, _) => { };
            await store.DisposeAsync();
            await using var again = await (crashed ?? folder.Crash(() => false)).OpenAsync(Churning);
            Assert.Equal(41, await again.CurrentRevisionAsync(Stop));
            Assert.Equal(42, await again.PutAsync("/a", "1"));
        }
    }

    [Fact]
    public async Task Etcd18055_two_snapshots_on_disk_are_no_reason_to_end()
    {
        // The crash fell between the new snapshot's name and the old one's deletion.
        var folder = new CrashFolder();
        byte[]? first = null;
        var firstName = "";
        await using (var store = await folder.OpenAsync(Churning))
        {
            for (var i = 0; i < 400; i++)
            {
                _ = await store.PutAsync($"/{i % 9}", $"{i} " + new string('x', 400));
                if (first is not null || folder.List().FirstOrDefault(name => name.StartsWith("snapshot-", StringComparison.Ordinal)) is not { } name) continue;
                (first, firstName) = ([.. folder.BytesOf(name)], name);
            }
        }

        Assert.NotNull(first);
        var snapshots = folder.List().Where(name => name.StartsWith("snapshot-", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(firstName, snapshots);
        folder.Replace(firstName, first);
        await using var again = await folder.OpenAsync(Churning);
        Assert.Equal(401, await again.CurrentRevisionAsync(Stop));
        Assert.StartsWith("399 ", await again.GetAsync($"/{399 % 9}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Etcd20271_deletes_compaction_and_crashes_leave_nothing_that_cannot_be_read()
    {
        // etcd's database could free a page that was still in use and panic when it was read.
        var folder = new CrashFolder();
        var random = new Random(20271);
        for (var life = 0; life < 15; life++)
        {
            var store = await folder.OpenAsync(Churning);
            for (var i = 0; i < 60; i++) _ = await store.PutAsync($"/{random.Next(40)}", new string('x', random.Next(900)));
            for (var i = 0; i < 30; i++) _ = await store.DeleteAsync($"/{random.Next(40)}");
            await store.CompactAsync(await store.CurrentRevisionAsync(Stop) - random.Next(20), Stop);
            for (var i = 0; i < 20; i++) _ = await store.PutAsync($"/{random.Next(40)}", "y");
            var wanted = await store.DumpAsync();
            var oldest = store.Figures.Compacted;
            var crashed = folder.Crash(() => random.Next(2) == 0);
            await store.DisposeAsync();
            folder = crashed;
            await using var again = await folder.OpenAsync(Churning);
            Assert.Equal(wanted, await again.DumpAsync());
            for (var revision = oldest; revision <= await again.CurrentRevisionAsync(Stop); revision++) _ = await again.DumpAsync(revision);
        }
    }
}
