using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture.Histories;

/// <summary>The process that is killed: clients that put, delete, read and watch, each with a tape.</summary>
internal sealed class HistoryChild(string folder, int operations, int seed)
{
    public const int Clients = 24;
    public const int Watchers = 3;
    public const int Keys = 60;

    public static EmbeddedStoreSettings Settings { get; } = new()
    {
        SegmentBytes = 512 * 1024, ReservedBytes = 8 * 1024, SnapshotAfterBytes = 1024 * 1024, HistoryAge = TimeSpan.FromDays(1000),
        HistoryBytes = long.MaxValue / 4, WatchBatchEvents = 50,
    };

    public async Task RunAsync()
    {
        await using var store = await EmbeddedStore.OpenAsync(Path.Combine(folder, "store"), Settings, new JumpingClock(seed),
            NullLogger<EmbeddedStore>.Instance, default);
        var from = store.Figures.Revision;
        using var stop = new CancellationTokenSource();
        var watchers = Enumerable.Range(0, Watchers).Select(number => Task.Run(() => WatchAsync(store, number, from, stop.Token))).ToList();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(number =>
            Task.Run(() => new Client(store, Tape.PathOf(folder, $"c{number}"), number, operations / Clients, seed).RunAsync())));
        await stop.CancelAsync();
        await Task.WhenAll(watchers);
    }

    public static string Key(int key) => $"/registry/h/{key:D3}";

    public static long ValueOf(StoreEntry? entry) => entry is null ? 0 : BinaryPrimitives.ReadInt64LittleEndian(entry.Value.Span);

    /// <summary>A watch that is broken off and resumed where it was, as clients do.</summary>
    private async Task WatchAsync(EmbeddedStore store, int number, long from, CancellationToken stop)
    {
        using var tape = new Tape(Tape.PathOf(folder, $"w{number}"), operations + Clients);
        var at = 0;
        var breaks = new Random(seed + number);
        while (!stop.IsCancellationRequested)
        {
            var left = breaks.Next(1, 300);
            try
            {
                await foreach (var batch in store.WatchAsync(new WatchRequest("/registry/h/", "/registry/h0", from, Progress: true), stop))
                {
                    foreach (var change in batch.Events)
                    {
                        ref var noted = ref tape[at++];
                        noted = new Operation { Outcome = Outcome.Done, Key = KeyOf(change.Key), Value = ValueOf(change.Current),
                            Revision = change.Revision, Returned = Stopwatch.GetTimestamp() };
                        Volatile.WriteBarrier();
                        noted.Kind = OperationKind.Event;
                    }

                    from = batch.Revision;
                    if (--left == 0) break;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public static int KeyOf(string key) => int.Parse(key.AsSpan("/registry/h/".Length), System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Client(EmbeddedStore store, string path, int number, int operations, int seed)
    {
        private readonly Random _random = new(seed * 1000 + number);
        private readonly long[] _known = new long[Keys];

        public async Task RunAsync()
        {
            using var tape = new Tape(path, operations + 1);
            for (var i = 0; i < operations; i++)
            {
                var noted = Next(i);
                // The kind is written last: an operation without one was not begun.
                var kind = noted.Kind;
                noted.Kind = OperationKind.None;
                noted.Invoked = Stopwatch.GetTimestamp();
                tape[i] = noted;
                Volatile.WriteBarrier();
                tape[i].Kind = kind;
                noted.Kind = kind;
                if (kind == OperationKind.Get) await GetAsync(tape, i, noted.Key);
                else await WriteAsync(tape, i, noted);
            }
        }

        private Operation Next(int i) => new()
        {
            Kind = _random.Next(100) switch { < 30 => OperationKind.Put, < 45 => OperationKind.PutIf, < 52 => OperationKind.Delete, _ => OperationKind.Get },
            Key = _random.Next(Keys),
            Value = ((long)seed << 40) | ((long)number << 32) | (uint)(i + 1),
        };

        private async Task GetAsync(Tape tape, int i, int key)
        {
            var found = await store.RangeAsync(new RangeRequest(Key(key)), default);
            var entry = found.Entries.Count > 0 ? found.Entries[0] : null;
            _known[key] = entry?.ModRevision ?? 0;
            Note(tape, i, Outcome.Done, found.Revision, _known[key], ValueOf(entry));
        }

        private async Task WriteAsync(Tape tape, int i, Operation noted)
        {
            var delete = noted.Kind == OperationKind.Delete;
            if (delete) tape[i].Value = 0;
            var expected = _known[noted.Key];
            tape[i].Expected = expected;
            var value = delete ? default(ReadOnlyMemory<byte>?) : Bytes(noted.Value);
            RevisionIs[] conditions = noted.Kind == OperationKind.PutIf ? [new RevisionIs(Key(noted.Key), expected)] : [];
            var transaction = new Transaction(conditions, [new Write(Key(noted.Key), value)]) { CallerWaits = i % 2 == 0 };
            var result = await store.TransactAsync(transaction, default);
            if (!result.Succeeded) _known[noted.Key] = result.Current[0]?.ModRevision ?? 0;
            else if (!delete) _known[noted.Key] = result.Revision;
            Note(tape, i, result.Succeeded ? Outcome.Done : Outcome.Refused, result.Revision, result.Succeeded ? 0 : _known[noted.Key], tape[i].Value);
        }

        private byte[] Bytes(long value)
        {
            var bytes = new byte[8 + _random.Next(200)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            return bytes;
        }

        private static void Note(Tape tape, int i, Outcome outcome, long revision, long seen, long value)
        {
            ref var noted = ref tape[i];
            (noted.Revision, noted.Seen, noted.Value, noted.Returned) = (revision, seen, value, Stopwatch.GetTimestamp());
            Volatile.WriteBarrier();
            noted.Outcome = outcome;
        }
    }
}
