using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture.Histories;

/// <summary>
/// Records histories under kill -9, SIGSTOP and a clock that jumps, and checks each against the model. One store lives
/// through all of it: each life begins with what the last one left.
/// </summary>
internal sealed class HistoryRun(string folder, long operations, int seed)
{
    private const int PerLife = 60_000;
    private readonly Random _random = new(seed);
    private long _checked;
    private long _events;
    private int _pauses;

    public async Task<bool> RunAsync()
    {
        _ = Directory.CreateDirectory(folder);
        var lives = 0;
        for (; _checked < operations; lives++)
        {
            var (begin, state) = await StateAsync();
            await LiveAsync((seed * 10_000) + lives);
            if (await CheckAsync(begin, state) is not { } broken) continue;
            Console.WriteLine($"life {lives}, seed {seed}: {broken}; kept in {folder}.broken");
            Directory.Move(folder, folder + ".broken");
            return false;
        }

        Console.WriteLine($"{_checked} operations in {lives} lives, {_pauses} pauses, {_events} watch events: all as the model has it");
        return true;
    }

    private async Task LiveAsync(int life)
    {
        foreach (var old in Directory.GetFiles(folder, "*.tape")) File.Delete(old);
        var limit = Math.Min(PerLife, Math.Max(operations - _checked, 2400));
        using var child = Process.Start(Environment.ProcessPath!, ["history-child", folder, limit.ToString(CultureInfo.InvariantCulture),
            life.ToString(CultureInfo.InvariantCulture)]);
        // One life in four ends by itself: then a clean end is checked too.
        var killAfter = _random.Next(4) == 0 ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(0.3 + (_random.NextDouble() * 3));
        using var killing = new CancellationTokenSource(killAfter);
        while (!child.HasExited && !killing.IsCancellationRequested)
        {
            await WaitAsync(child, TimeSpan.FromMilliseconds(_random.Next(20, 400)), killing.Token);
            if (child.HasExited || _random.Next(3) > 0) continue;
            _pauses++;
            await SignalAsync(child, "STOP");
            await WaitAsync(child, TimeSpan.FromMilliseconds(_random.Next(5, 150)), killing.Token);
            await SignalAsync(child, "CONT");
        }

        if (!child.HasExited) child.Kill();
        await child.WaitForExitAsync();
    }

    private static async Task WaitAsync(Process child, TimeSpan time, CancellationToken killing)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(killing);
        waiting.CancelAfter(time);
        try
        {
            await child.WaitForExitAsync(waiting.Token);
        }
        catch (OperationCanceledException)
        {
            // It runs.
        }
    }

    private static async Task SignalAsync(Process child, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, child.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private Task<EmbeddedStore> OpenAsync() =>
        EmbeddedStore.OpenAsync(Path.Combine(folder, "store"), HistoryChild.Settings, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);

    /// <summary>The state between two lives; what was before it is compacted away.</summary>
    private async Task<(long Revision, List<Change> State)> StateAsync()
    {
        await using var store = await OpenAsync();
        var all = await StoreContent.ReadAsync(store, default);
        await store.CompactAsync(all.Revision, default);
        return (all.Revision, [.. all.Entries.Select(entry => new Change(entry.ModRevision, HistoryChild.KeyOf(entry.Key), HistoryChild.ValueOf(entry)))]);
    }

    private async Task<string?> CheckAsync(long begin, List<Change> state)
    {
        var since = new List<Change>();
        await using (var store = await OpenAsync())
        {
            var end = store.Figures.Revision;
            if (end < begin) return $"the revision went back from {begin} to {end}";
            var watch = new WatchRequest("/registry/h/", "/registry/h0", begin, Progress: true);
            // A child that was killed before it wrote anything leaves nothing to wait for.
            await foreach (var batch in end == begin ? AsyncEnumerable.Empty<WatchBatch>() : store.WatchAsync(watch, default))
            {
                since.AddRange(
                    batch.Events.Select(change => new Change(change.Revision, HistoryChild.KeyOf(change.Key), HistoryChild.ValueOf(change.Current))));
                if (batch.Revision >= end) break;
            }
        }

        var clients = Tapes("c").SelectMany(tape => tape).ToList();
        var watches = Tapes("w").ToList();
        _checked += clients.Count;
        _events += watches.Sum(watch => watch.Count);
        return new HistoryCheck(new Model(begin, state, since), clients, watches).Run();
    }

    private IEnumerable<IReadOnlyList<Operation>> Tapes(string kind) => Directory.GetFiles(folder, kind + "*.tape").Select(Tape.Read);
}
