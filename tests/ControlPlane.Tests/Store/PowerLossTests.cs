using System.Collections.Concurrent;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>
/// The power goes while writers write, again and again over the life of one store, at a moment and with a loss that
/// the seed picks: any sector and any name that was not synced may be there or not. After each start everything that
/// was acknowledged must be there as it was, nothing that nobody wrote, and revisions must go on.
/// </summary>
public sealed class PowerLossTests
{
    private const int Writers = 6;

    private static readonly EmbeddedStoreSettings Settings = new()
    {
        SegmentBytes = 16 * 1024, ReservedBytes = 2048, SnapshotAfterBytes = 30 * 1024, HistoryAge = TimeSpan.FromDays(1000),
    };

    /// <summary>12 crashes each; a night's run sets more.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("NETKUBE_STORE_SEEDS"), out var seeds) ? seeds : 25;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whenever_the_power_goes_nothing_acknowledged_is_lost_and_nothing_invented()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await new Life(seed).RunAsync(crashes: 12);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new InvalidOperationException($"seed {seed}", failure);
            }
        }
    }

    private sealed class Life(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly ConcurrentDictionary<long, (string Key, string Value)> _acknowledged = new();
        private readonly ConcurrentDictionary<(string Key, string Value), bool> _tried = new();
        private long _newest = 1;
        private int _number;

        public async Task RunAsync(int crashes)
        {
            var folder = new CrashFolder();
            for (var crash = 0; crash < crashes; crash++) folder = await CrashOnceAsync(folder);
            await using var last = await folder.OpenAsync(Settings);
            await CheckAsync(last, _acknowledged.Count == 0 ? 1 : _acknowledged.Keys.Max());
        }

        private async Task<CrashFolder> CrashOnceAsync(CrashFolder folder)
        {
            var store = await folder.OpenAsync(Settings);
            await CheckAsync(store, _acknowledged.Count == 0 ? 1 : _acknowledged.Keys.Max());
            _newest = await store.CurrentRevisionAsync(Stop);

            // The power goes inside one of the next calls to the disk: what was acknowledged by then was so before.
            var callsLeft = _random.Next(1, 60);
            var chance = _random.NextDouble();
            var luck = new Random(_random.Next());
            CrashFolder? crashed = null;
            Dictionary<long, (string, string)>? known = null;
            folder.Fault = (_, _, _) =>
            {
                if (Interlocked.Decrement(ref callsLeft) != 0) return;
                known = new(_acknowledged);
                crashed = folder.Crash(() => luck.NextDouble() < chance);
            };
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(store, writer, () => crashed is not null)));
            folder.Fault = (_, _, _) => { };
            await store.DisposeAsync();

            // What was acknowledged later was acknowledged in a world that the crash ended.
            _acknowledged.Clear();
            foreach (var (revision, write) in known!) _acknowledged[revision] = write;
            return crashed!;
        }

        private async Task WriteAsync(EmbeddedStore store, int writer, Func<bool> ended)
        {
            await Task.Yield();
            for (var i = 0; !ended(); i++)
            {
                var (key, value) = ($"/{writer}/{i % 5}", $"{Interlocked.Increment(ref _number)}:" + new string('v', 100 * writer));
                _tried[(key, value)] = true;
                var revision = await store.PutAsync(key, value);
                _acknowledged[revision] = (key, value);
            }
        }

        private async Task CheckAsync(EmbeddedStore store, long acknowledgedUpTo)
        {
            var now = await store.CurrentRevisionAsync(Stop);
            Assert.True(now >= acknowledgedUpTo, $"revision {now} after {acknowledgedUpTo} was acknowledged");
            Assert.True(now >= _newest, $"revision {now} after {_newest} was read");
            foreach (var (revision, (key, value)) in _acknowledged) Assert.Equal(value, await store.GetAsync(key, revision));
            await using var watch = new WatchTap(store, new WatchRequest("/", "0", 1), TimeSpan.FromSeconds(20));
            var all = await watch.TakeAsync((int)now - 1);
            Assert.Equal(Enumerable.Range(2, (int)now - 1).Select(revision => (long)revision), all.Select(change => change.Revision));
            Assert.All(all, change => Assert.True(
                _tried.ContainsKey((change.Key, System.Text.Encoding.UTF8.GetString(change.Current!.Value.Span))), "nobody wrote this"));
        }
    }
}
