using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.Bench.Store;

/// <summary>The figures that the store's design promises, each printed beside its mark.</summary>
internal sealed class StoreBench(string folder)
{
    private const int Objects = 70_000;
    private const int ObjectBytes = 700;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public async Task RunAsync()
    {
        await using (var store = await OpenAsync("writers"))
        {
            await LatencyAsync(store);
            foreach (var writers in (int[])[1, 32, 1000]) await WritersAsync(store, writers);
        }

        await MemoryAsync();
        await RecoveryAsync();
        await ReadsAsync();
        await WatchAsync();
    }

    /// <summary>Turn about with the disk's own sync, since a shared machine's disk is another one each second.</summary>
    private async Task LatencyAsync(EmbeddedStore store)
    {
        List<double> bare = [], durable = [];
        for (var turn = 0; turn < 6; turn++)
        {
            bare.Add(BareSync.Measure(Path.Combine(folder, "bare"), TimeSpan.FromSeconds(0.5)).P50);
            durable.Add(new Latencies(await WriteAsync(store, 0, Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(0.5))).P50);
        }

        var (disk, ours) = (new Latencies(bare).P50, new Latencies(durable).P50);
        Console.WriteLine($"one durable write {ours:F0} us, the disk's own write and fdatasync {disk:F0} us: {ours / disk:F2} x (mark 1.3)");
    }

    private static async Task WritersAsync(EmbeddedStore store, int writers)
    {
        var syncs = store.Figures.Syncs;
        var began = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteAsync(store, writer, began, Round)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var latencies = new Latencies(all.SelectMany(mine => mine));
        syncs = store.Figures.Syncs - syncs;
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / latencies.Count;
        Console.WriteLine(
            $"{writers,4} writers {latencies.Count / seconds,9:F0} writes/s   p50 {latencies.P50,8:F0} us   p99 {latencies.P99,8:F0} us   "
            + $"{(double)latencies.Count / syncs,6:F1} writes a sync   {spent,5:F1} us CPU a write"
            + (writers == 1000 ? "   (mark 50 writes a sync)" : ""));
    }

    private static async Task<List<double>> WriteAsync(EmbeddedStore store, int writer, long began, TimeSpan round)
    {
        await Task.Yield();
        var value = Value(writer);
        var latencies = new List<double>();
        for (var i = 0; Stopwatch.GetElapsedTime(began) < round; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = await store.TransactAsync(new Transaction([], [new Write($"/registry/leases/w{writer}/{i % 10}", value)]) { CallerWaits = true }, default);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return latencies;
    }

    private async Task MemoryAsync()
    {
        await using var store = await OpenAsync("objects");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await FillAsync(store);
        var all = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"{Objects} objects of {ObjectBytes} bytes: {all / Objects} bytes each, {(double)all / Objects / ObjectBytes:F2} x their JSON (mark 1.6)");
    }

    private static async Task FillAsync(EmbeddedStore store)
    {
        foreach (var chunk in Enumerable.Range(0, Objects).Chunk(1000))
        {
            await Task.WhenAll(chunk.Select(i => store.TransactAsync(Transaction.PutIf(Key(i), 0, Value(i)), default).AsTask()));
        }
    }

    private async Task RecoveryAsync()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            var began = Stopwatch.GetTimestamp();
            await using var store = await OpenAsync("objects");
            Console.WriteLine(
                $"recovery of {store.Figures.Keys} objects: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms (mark 500), "
                + $"snapshot at {store.Figures.SnapshotRevision}, log {store.Figures.LogBytes / 1e6:F0} MB");
        }
    }

    private async Task ReadsAsync()
    {
        await using var store = await OpenAsync("objects");
        await TimeAsync("get", 200_000, async i => await store.RangeAsync(new RangeRequest(Key(i % Objects)), default));
        await TimeAsync("list of 500 of 70,000", 2_000, async _ => await store.RangeAsync(new RangeRequest("/registry/pods/", "/registry/pods0", Limit: 500), default));
        await TimeAsync("list of 70,000", 20, async _ => await store.RangeAsync(new RangeRequest("/registry/pods/", "/registry/pods0"), default));
        await TimeAsync("list of 70,000 at a past revision", 20, async _ =>
            await store.RangeAsync(new RangeRequest("/registry/pods/", "/registry/pods0", Objects), default));
    }

    private async Task WatchAsync()
    {
        const int watchers = 100, events = 10_000;
        await using var store = await OpenAsync("objects");
        var after = store.Figures.Revision;
        var began = Stopwatch.GetTimestamp();
        var watching = Enumerable.Range(0, watchers).Select(_ => Task.Run(() => CountAsync(store, after, events))).ToList();
        foreach (var chunk in Enumerable.Range(0, events).Chunk(500))
        {
            await Task.WhenAll(chunk.Select(i => store.TransactAsync(new Transaction([], [new Write(Key(i), Value(1))]), default).AsTask()));
        }

        await Task.WhenAll(watching);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{watchers} watchers of {events} writes: {watchers * events / seconds:F0} events/s, {events / seconds:F0} writes/s beside");

        began = Stopwatch.GetTimestamp();
        await using (store.Fork()) Console.WriteLine($"fork of {Objects} objects: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F2} ms (mark 50)");
        began = Stopwatch.GetTimestamp();
        await using (store.Fork(Objects + 1)) Console.WriteLine($"fork of a past revision: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F2} ms (mark 50)");
    }

    private static async Task CountAsync(EmbeddedStore store, long after, int events)
    {
        await foreach (var batch in store.WatchAsync(new WatchRequest("/registry/pods/", "/registry/pods0", after), default))
        {
            events -= batch.Events.Count;
            if (events <= 0) return;
        }
    }

    private static async Task TimeAsync(string what, int times, Func<int, Task> work)
    {
        await work(0);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) await work(i);
        var each = Stopwatch.GetElapsedTime(began).TotalMicroseconds / times;
        Console.WriteLine($"{what}: {each:F1} us, {1e6 / each:F0}/s");
    }

    private Task<EmbeddedStore> OpenAsync(string name) => EmbeddedStore.OpenAsync(
        Path.Combine(folder, name), null, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);

    private static string Key(int i) => $"/registry/pods/namespace-{i % 50}/deployment-{i / 500:D4}-6d4b75cb6d-{i % 500:D5}";

    private static byte[] Value(int seed)
    {
        var value = new byte[ObjectBytes];
        new Random(seed).NextBytes(value);
        return value;
    }
}
