using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.TestKit;

namespace NetKube.Bench.Store;

/// <summary>
/// A day and a half of a small cluster in virtual time: leases renewed, pods come and go, Events that are deleted after
/// an hour. After the first hours neither memory nor disk may grow.
/// </summary>
internal sealed class Soak(string folder)
{
    private const int Hours = 36;
    private readonly ManualClock _clock = new();

    public async Task RunAsync()
    {
        var settings = new EmbeddedStoreSettings { HistoryAge = TimeSpan.FromHours(4), HistoryBytes = 32 * 1024 * 1024 };
        await using var store = await EmbeddedStore.OpenAsync(folder, settings, _clock, NullLogger<EmbeddedStore>.Instance, default);
        var began = Stopwatch.GetTimestamp();
        List<(long Memory, long Disk)> marks = [];
        for (var minute = 0; minute < Hours * 60; minute++)
        {
            await MinuteAsync(store, minute);
            _clock.Advance(TimeSpan.FromMinutes(1));
            if (minute % 360 == 359) marks.Add(await MarkAsync(store, (minute / 60) + 1));
        }

        var (early, late) = (marks[1], marks[^1]);
        Console.WriteLine(
            $"{Hours} hours in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s: "
            + $"memory {(double)late.Memory / early.Memory:F2} x, disk {(double)late.Disk / early.Disk:F2} x of hour 12 (mark 1.1)");
    }

    /// <summary>40 leases renewed every 10 s, 20 pods replaced, 60 Events made and the old ones deleted.</summary>
    private static async Task MinuteAsync(EmbeddedStore store, int minute)
    {
        List<Write> writes = [];
        for (var i = 0; i < 240; i++) writes.Add(new Write($"/registry/leases/{i % 40}", new byte[400]));
        for (var i = 0; i < 20; i++)
        {
            writes.Add(new Write($"/registry/pods/{(minute * 20) + i}", new byte[3000]));
            if (minute > 10) writes.Add(new Write($"/registry/pods/{((minute - 10) * 20) + i}", null));
        }

        for (var i = 0; i < 60; i++)
        {
            writes.Add(new Write($"/registry/events/{(minute * 60) + i}", new byte[600]));
            if (minute > 60) writes.Add(new Write($"/registry/events/{((minute - 60) * 60) + i}", null));
        }

        await Task.WhenAll(writes.Select(write => store.TransactAsync(new Transaction([], [write]), default).AsTask()));
    }

    private async Task<(long Memory, long Disk)> MarkAsync(EmbeddedStore store, int hour)
    {
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var disk = new DirectoryInfo(folder).GetFiles().Sum(file => file.Length);
        var live = (await StoreContent.ReadAsync(store, default)).Entries.Sum(entry => (long)entry.Value.Length + entry.Key.Length);
        Console.WriteLine(
            $"hour {hour,3}: revision {store.Figures.Revision,8}, {store.Figures.Keys} keys of {live / 1e6:F1} MB, "
            + $"{store.Figures.HistoryChanges} changes kept, memory {memory / 1e6:F0} MB, disk {disk / 1e6:F0} MB");
        return (memory, disk);
    }
}
