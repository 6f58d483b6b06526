using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Etcd;

namespace NetKube.Bench.Store;

/// <summary>
/// The embedded store and etcd with the same traffic on the same disk, turn about. Of etcd only its own process's CPU
/// counts; of the embedded store this whole process's, clients included.
/// </summary>
internal sealed class SideBySide(string folder, string disk)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly byte[] Value = new byte[700];

    public async Task RunAsync()
    {
        using var etcd = new EtcdProcess(Path.Combine(folder, "etcd"));
        await using var ours = await EmbeddedStore.OpenAsync(Path.Combine(folder, "embedded"), null, TimeProvider.System,
            NullLogger<EmbeddedStore>.Instance, default);
        await using var theirs = await ConnectAsync(etcd);
        foreach (var (what, clients, work) in ((string, int, Func<IStore, int, int, Task>)[])
            [
                ("writes, 1 client", 1, PutAsync), ("writes, 100 clients", 100, PutAsync), ("writes, 1000 clients", 1000, PutAsync),
                ("reads, 1 client", 1, GetAsync), ("reads, 100 clients", 100, GetAsync),
            ])
        {
            var embedded = await MeasureAsync(ours, clients, work, () => Environment.CpuUsage.TotalTime);
            var beside = await MeasureAsync(theirs, clients, work, () => etcd.Cpu);
            Tell(what, embedded, beside);
        }

        Tell("watch events, 50 watchers", await WatchAsync(ours, () => Environment.CpuUsage.TotalTime), await WatchAsync(theirs, () => etcd.Cpu));
    }

    private static async Task<EtcdStore> ConnectAsync(EtcdProcess etcd)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await EtcdStore.OpenAsync(new EtcdSettings { Servers = [etcd.Address] }, TimeProvider.System, NullLogger<EtcdStore>.Instance, default);
            }
            catch (StoreUnavailableException) when (tries < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task PutAsync(IStore store, int client, int i) =>
        _ = await store.TransactAsync(new Transaction([], [new Write($"/registry/pods/{client}/{i % 10}", Value)]) { CallerWaits = true }, default);

    private static async Task GetAsync(IStore store, int client, int i) =>
        _ = await store.RangeAsync(new RangeRequest($"/registry/pods/{client}/{i % 10}"), default);

    private static async Task<(double Rate, double Cpu)> MeasureAsync(IStore store, int clients, Func<IStore, int, int, Task> work, Func<TimeSpan> cpu)
    {
        var (began, spent) = (Stopwatch.GetTimestamp(), cpu());
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var i = 0;
            for (; Stopwatch.GetElapsedTime(began) < Round; i++) await work(store, client, i);
            return i;
        })));
        var count = counts.Sum();
        return (count / Stopwatch.GetElapsedTime(began).TotalSeconds, (cpu() - spent).TotalMicroseconds / count);
    }

    private static async Task<(double Rate, double Cpu)> WatchAsync(IStore store, Func<TimeSpan> cpu)
    {
        const int watchers = 50, events = 5000;
        var after = await store.CurrentRevisionAsync(default);
        var (began, spent) = (Stopwatch.GetTimestamp(), cpu());
        var watching = Enumerable.Range(0, watchers).Select(_ => Task.Run(async () =>
        {
            var seen = 0;
            await foreach (var batch in store.WatchAsync(new WatchRequest("/registry/pods/", "/registry/pods0", after), default))
            {
                seen += batch.Events.Count;
                if (seen >= events) return;
            }
        })).ToList();
        foreach (var chunk in Enumerable.Range(0, events).Chunk(250)) await Task.WhenAll(chunk.Select(i => PutAsync(store, i % 100, i)));
        await Task.WhenAll(watching);
        return (watchers * events / Stopwatch.GetElapsedTime(began).TotalSeconds, (cpu() - spent).TotalMicroseconds / (watchers * events));
    }

    private void Tell(string what, (double Rate, double Cpu) ours, (double Rate, double Cpu) theirs) => Console.WriteLine(
        $"{disk,-6} {what,-26} embedded {ours.Rate,9:F0}/s {ours.Cpu,7:F1} us CPU   etcd {theirs.Rate,8:F0}/s {theirs.Cpu,7:F1} us CPU   "
        + $"rate {ours.Rate / theirs.Rate:F1} x, CPU {ours.Cpu / theirs.Cpu:F2} x (mark 0.5)");
}
