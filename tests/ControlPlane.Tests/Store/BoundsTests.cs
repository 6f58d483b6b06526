using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>What the store costs when it is left alone, and what it takes at most.</summary>
public sealed class BoundsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_at_rest_syncs_nothing_and_one_of_a_resting_cluster_less_than_once_a_second()
    {
        var clock = new ManualClock();
        var folder = new CrashFolder();
        await using var store = await folder.OpenAsync(clock: clock);
        _ = await store.PutAsync("/a", "1");
        var before = folder.Syncs;
        var ofTheLog = 0;   // the next segment may still be filled, once
        folder.Fault = (what, name, _) => ofTheLog += what == "sync" && name.StartsWith("log-", StringComparison.Ordinal) ? 1 : 0;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, ofTheLog);

        // Four nodes at rest renew a lease every ten seconds: that is all that is written, and no write costs more than one sync.
        for (var second = 0; second < 600; second++)
        {
            if (second % 10 == 0) await Task.WhenAll(Enumerable.Range(0, 4).Select(node => store.PutAsync($"/leases/{node}", $"{second}")));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        // Segments that were begun and filled beside count too.
        Assert.InRange(folder.Syncs - before, 1, 300);
    }

    [Fact]
    public async Task Disk_stays_under_three_times_the_data_under_endless_change()
    {
        var clock = new ManualClock();
        var folder = Directory.CreateTempSubdirectory("netkube-bounds-").FullName;
        try
        {
            var settings = new EmbeddedStoreSettings { SegmentBytes = 128 * 1024, ReservedBytes = 8 * 1024, SnapshotAfterBytes = 512 * 1024,
                HistoryBytes = 256 * 1024 };
            await using var store = await EmbeddedStore.OpenAsync(new DiskFolder(Path.Combine(folder, "store")), settings, clock,
                Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Stop);
            var most = 0L;
            for (var round = 0; round < 20; round++)
            {
                foreach (var chunk in Enumerable.Range(0, 1000).Chunk(50))
                {
                    await Task.WhenAll(chunk.Select(i => store.PutAsync($"/{i}", new string((char)('a' + round), 4000))));
                    if (round >= 3) most = Math.Max(most, BytesIn(Path.Combine(folder, "store")));
                    clock.Advance(TimeSpan.FromSeconds(61)); // history is looked at
                    // A snapshot that is slower than the disk's writers would make this a test of the machine.
                    while (File.Exists(Path.Combine(folder, "store", "snapshot.unfinished"))) await Task.Delay(1, Stop);
                }
            }

            Assert.InRange(most, 4_000_000, 3 * 4_000_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long BytesIn(string folder) => Directory.GetFiles(folder).Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0);

    [Fact]
    public async Task Compaction_of_a_long_history_lets_writers_in_between()
    {
        await using var store = await new CrashFolder().OpenAsync(new EmbeddedStoreSettings { HistoryBytes = long.MaxValue / 4,
            SegmentBytes = 256 * 1024, ReservedBytes = 8 * 1024 });
        for (var i = 0; i < 100; i++) _ = await store.TransactAsync(new Transaction([],
            [.. Enumerable.Range(0, 500).Select(k => new Write($"/{k}", new byte[10]))]), Stop);
        var compacting = store.CompactAsync(await store.CurrentRevisionAsync(Stop), Stop).AsTask();
        // 50,000 changes are given back in slices: writes that come meanwhile are answered long before the last slice.
        var writes = 0;
        while (!compacting.IsCompleted || writes < 50)
        {
            _ = await store.PutAsync("/new", $"{writes++}");
        }

        await compacting;
        Assert.Equal($"{writes - 1}", await store.GetAsync("/new"));
        Assert.InRange(store.Figures.HistoryChanges, 1, writes + 1);
    }
}
