using System.Text;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>
/// Random traffic against the store and against a model of a few lines: all states ever, as sorted dictionaries. Reads
/// of past revisions, ranges, watches from any revision, compaction, restarts and crashes must agree. A failure names
/// its seed.
/// </summary>
public sealed class StoreModelTests
{
    /// <summary>400 steps each; a night's run sets more.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("NETKUBE_STORE_SEEDS"), out var seeds) ? seeds : 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Random_traffic_agrees_with_the_model(bool onDisk)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await new Traffic(seed, onDisk).RunAsync(steps: 400);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new InvalidOperationException($"seed {seed}, onDisk {onDisk}", failure);
            }
        }
    }

    private sealed class Traffic(int seed, bool onDisk)
    {
        private static readonly EmbeddedStoreSettings Settings = new()
        {
            SegmentBytes = 16 * 1024, ReservedBytes = 2048, SnapshotAfterBytes = 24 * 1024, WatchBatchEvents = 5, ProgressEvery = TimeSpan.Zero,
        };

        private readonly Random _random = new(seed);
        private readonly List<SortedDictionary<string, StoreEntry>> _states = [new(Order), new(Order)];   // index is revision
        private readonly List<StoreEvent> _events = [];
        private CrashFolder _folder = new();
        private EmbeddedStore _store = null!;
        private long _compacted = 1;

        private static IComparer<string> Order { get; } =
            Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

        private long Newest => _states.Count - 1;

        public async Task RunAsync(int steps)
        {
            _store = onDisk ? await _folder.OpenAsync(Settings) : EmbeddedStore.InMemory(settings: Settings);
            for (var step = 0; step < steps; step++) await StepAsync();
            await WatchAsync(_compacted);
            await _store.DisposeAsync();
        }

        private Task StepAsync() => _random.Next(100) switch
        {
            < 60 => TransactAsync(),
            < 75 => RangeAsync(),
            < 90 => WatchAsync(_random.NextInt64(_compacted, Newest + 1)),
            < 95 => CompactAsync(),
            _ => onDisk ? RestartAsync() : RangeAsync(),
        };

        private async Task TransactAsync()
        {
            var state = _states[^1];
            var keys = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Key()).Distinct().ToList();
            var conditions = keys.Where(_ => _random.Next(2) == 0).Select(key =>
                new RevisionIs(key, _random.Next(8) == 0 ? _random.NextInt64(Newest + 1) : state.GetValueOrDefault(key)?.ModRevision ?? 0)).ToList();
            var writes = keys.Select(key => new Write(key, _random.Next(3) == 0 ? default(ReadOnlyMemory<byte>?) : Value())).ToList();
            var result = await _store.TransactAsync(new Transaction(conditions, writes), Stop);

            var holds = conditions.All(condition => (state.GetValueOrDefault(condition.Key)?.ModRevision ?? 0) == condition.ModRevision);
            Assert.Equal(holds, result.Succeeded);
            if (holds) Apply(writes);
            else Assert.Equal(conditions.Select(condition => Print(state.GetValueOrDefault(condition.Key))), result.Current.Select(Print));
            Assert.Equal(Newest, result.Revision);
        }

        private void Apply(List<Write> writes)
        {
            var (before, after, revision) = (_states[^1], new SortedDictionary<string, StoreEntry>(_states[^1], Order), Newest + 1);
            var events = new List<StoreEvent>();
            foreach (var write in writes)
            {
                var old = before.GetValueOrDefault(write.Key);
                if (write.Value is null && old is null) continue;
                var now = write.Value is { } value
                    ? new StoreEntry(write.Key, value, old?.CreateRevision ?? revision, revision, (old?.Version ?? 0) + 1)
                    : null;
                if (now is null) _ = after.Remove(write.Key);
                else after[write.Key] = now;
                events.Add(new StoreEvent(write.Key, revision, now, old));
            }

            if (events.Count == 0) return;
            _states.Add(after);
            _events.AddRange(events);
        }

        private async Task RangeAsync()
        {
            var revision = _random.Next(3) == 0 ? 0 : _random.NextInt64(Math.Max(1, _compacted - 3), Newest + 2);
            var request = new RangeRequest(Key(), _random.Next(4) == 0 ? null : Key(), revision, _random.Next(2) * _random.Next(20), _random.Next(8) == 0);
            if (revision > Newest)
            {
                _ = await Assert.ThrowsAsync<RevisionInFutureException>(async () => await _store.RangeAsync(request, Stop));
                return;
            }

            if (revision != 0 && revision < _compacted)
            {
                _ = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await _store.RangeAsync(request, Stop));
                return;
            }

            var wanted = _states[(int)(revision == 0 ? Newest : revision)].Values.Where(entry => request.End is null
                ? entry.Key == request.Start
                : Order.Compare(entry.Key, request.Start) >= 0 && Order.Compare(entry.Key, request.End) < 0).ToList();
            var result = await _store.RangeAsync(request, Stop);
            Assert.Equal(wanted.Count, result.Count);
            var entries = request.CountOnly ? [] : request.Limit > 0 ? wanted.Take(request.Limit) : wanted;
            Assert.Equal(entries.Select(Print), result.Entries.Select(Print));
        }

        private async Task WatchAsync(long after)
        {
            var all = _random.Next(2) == 0;
            var (start, end) = all ? ("", "\uFFFF") : ("k/3", "k/7");
            var wanted = _events.Where(change => change.Revision > after
                && (all || (Order.Compare(change.Key, start) >= 0 && Order.Compare(change.Key, end) < 0))).ToList();
            await using var watch = new WatchTap(_store, new WatchRequest(start, end, after), TimeSpan.FromSeconds(20));
            Assert.Equal(wanted.Select(Print), (await watch.TakeAsync(wanted.Count)).Select(Print));
        }

        private async Task CompactAsync()
        {
            var to = _random.NextInt64(1, Newest + 1);
            await _store.CompactAsync(to, Stop);
            _compacted = Math.Max(_compacted, to);
        }

        private async Task RestartAsync()
        {
            if (_random.Next(2) == 0)
            {
                await _store.DisposeAsync();
            }
            else
            {
                var crashed = _folder.Crash(() => _random.Next(2) == 0);
                await _store.DisposeAsync();
                _folder = crashed;
            }

            _store = await _folder.OpenAsync(Settings);
            Assert.Equal(Newest, await _store.CurrentRevisionAsync(Stop));
            Assert.Equal(_compacted, _store.Figures.Compacted);
        }

        private string Key() => _random.Next(6) == 0 ? $"k/\U0001F600{_random.Next(3)}" : $"k/{_random.Next(10)}/{_random.Next(20)}";

        private byte[] Value()
        {
            var value = new byte[_random.Next(200)];
            _random.NextBytes(value);
            return value;
        }

        private static string Print(StoreEntry? entry) => entry is null
            ? "none"
            : $"{entry.Key} {Convert.ToHexString(entry.Value.Span)} {entry.CreateRevision} {entry.ModRevision} {entry.Version}";

        private static string Print(StoreEvent change) => $"{change.Key} {change.Revision}: {Print(change.Previous)} -> {Print(change.Current)}";
    }
}
