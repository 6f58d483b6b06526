using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// The store inside the server: all keys and their history in memory, and, when it has a folder, every change in a log
/// on disk before anybody is told of it. How it works: Store/README.md.
/// </summary>
public sealed class EmbeddedStore : IStore, IStoreHistory
{
    private readonly EmbeddedStoreSettings _settings;
    private readonly TimeProvider _clock;
    private readonly RevisionTimes _times;
    private readonly StoreWriter _writer;
    private readonly WatcherTable _watchers;
    private readonly IIntake _intake;
    private readonly Disk? _disk;
    private readonly CancellationTokenSource _stop = new();
    private Task _history = Task.CompletedTask;
    private int _disposed;

    private EmbeddedStore(StoreState state, EmbeddedStoreSettings settings, TimeProvider clock, RevisionTimes times, Disk? disk)
    {
        (_settings, _clock, _times, _disk) = (settings, clock, times, disk);
        _watchers = new WatcherTable(state.Revision, settings.ProgressEvery, clock);
        _writer = new StoreWriter(state, disk is null ? new NoLog() : disk.Log, _watchers, times, clock);
        _intake = disk is null ? new InlineIntake(_writer) : new BatchingIntake(_writer, settings.BatchBytes);
    }

    /// <summary>The newest published state.</summary>
    internal StoreState State => _writer.Published;

    /// <summary>Figures of this moment.</summary>
    public StoreFigures Figures
    {
        get
        {
            var state = State;
            return new StoreFigures(
                state.Revision, state.Compacted, state.Root.Live, state.History.End - state.History.First, _watchers.Count,
                _disk?.Log.Syncs ?? 0, _disk?.Log.Bytes ?? 0, _disk?.Snapshots.Last?.Revision ?? 0);
        }
    }

    /// <summary>The newest revision that was made by a time, to the second; 0 when history does not reach back so far.</summary>
    public long RevisionAt(DateTimeOffset time) => Math.Min(_times.RevisionAt(time), State.Revision);

    /// <summary>When a revision was made, to the second; null when that is no longer known.</summary>
    public DateTimeOffset? TimeOf(long revision) => _times.At(revision);

    /// <inheritdoc />
    public ValueTask<long> RevisionAtAsync(DateTimeOffset time, CancellationToken stop) => new(RevisionAt(time));

    /// <inheritdoc />
    public ValueTask<DateTimeOffset?> TimeOfAsync(long revision, CancellationToken stop) => new(TimeOf(revision));

    /// <inheritdoc />
    public ValueTask<long> OldestAsync(CancellationToken stop) => new(State.Compacted);

    /// <summary>An empty store in memory only, for tests and clusters that live in a test.</summary>
    public static EmbeddedStore InMemory(TimeProvider? clock = null, EmbeddedStoreSettings? settings = null)
    {
        settings ??= new EmbeddedStoreSettings { ProgressEvery = TimeSpan.Zero };
        settings.Validate();
        var store = new EmbeddedStore(StoreState.Empty, settings, clock ?? TimeProvider.System, new RevisionTimes(), disk: null);
        store.KeepHistory(NullLogger.Instance);
        return store;
    }

    /// <summary>
    /// A store of its own in memory that begins with this one's state at a revision (0 for the newest), and shares all
    /// of it until either changes. What it does to its copy this store never sees. It has no history before the fork.
    /// </summary>
    /// <exception cref="RevisionCompactedException">The revision is older than what is kept.</exception>
    /// <exception cref="RevisionInFutureException">The revision does not exist yet.</exception>
    public EmbeddedStore Fork(long revision = 0, TimeProvider? clock = null)
    {
        var state = StateFork.At(revision, () => State);
        var settings = _settings with { ProgressEvery = TimeSpan.Zero };
        var fork = new EmbeddedStore(state, settings, clock ?? _clock, _times.UpTo(state.Revision), disk: null);
        fork.KeepHistory(NullLogger.Instance);
        return fork;
    }

    /// <summary>Opens the store in a folder, or makes it; returns when everything in it has been read.</summary>
    /// <exception cref="StoreInUseException">Another server has it.</exception>
    /// <exception cref="StoreMissingException">It is empty, and was not before.</exception>
    /// <exception cref="StoreCorruptException">It was damaged; nothing was changed.</exception>
    public static Task<EmbeddedStore> OpenAsync(
        string folder, EmbeddedStoreSettings? settings, TimeProvider clock, ILogger<EmbeddedStore> log, CancellationToken stop) =>
        OpenAsync(new DiskFolder(folder), settings ?? new EmbeddedStoreSettings(), clock, log, stop);

    internal static Task<EmbeddedStore> OpenAsync(
        IStoreFolder folder, EmbeddedStoreSettings settings, TimeProvider clock, ILogger log, CancellationToken stop)
    {
        settings.Validate();
        return Task.Run(() => Open(folder, settings, clock, log), stop);
    }

    /// <inheritdoc />
    public ValueTask<long> CurrentRevisionAsync(CancellationToken stop) => new(State.Revision);

    /// <inheritdoc />
    public ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ValueTask<RangeResult>(StateReader.Range(request, () => State));
    }

    /// <inheritdoc />
    public async ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        // Once handed over it happens, whether the caller still waits or not: a cancelled wait says nothing of the outcome.
        return await _intake.SubmitAsync(new StoreRequest { Transaction = TransactionCheck.Checked(transaction) }).WaitAsync(stop);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new WatchReader(_writer, _watchers, _settings.WatchBatchEvents).ReadAsync(request, stop);
    }

    /// <inheritdoc />
    public async ValueTask CompactAsync(long revision, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        var state = State;
        if (revision > state.Revision) throw new RevisionInFutureException(revision, state.Revision);
        if (revision <= state.Compacted) return;
        _ = await _intake.SubmitAsync(new StoreRequest { CompactTo = revision }).WaitAsync(stop);
    }

    /// <summary>Takes nothing more, carries out what was taken, ends all watches, closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stop.CancelAsync();
        await _history;
        await _intake.DisposeAsync();
        _watchers.Dispose();
        if (_disk is not null) await _disk.CloseAsync(wasWell: !_writer.IsBroken);
        _stop.Dispose();
    }

    private static EmbeddedStore Open(IStoreFolder folder, EmbeddedStoreSettings settings, TimeProvider clock, ILogger log)
    {
        var began = Stopwatch.GetTimestamp();
        var folderLock = folder.Lock();
        try
        {
            var found = new Recovery(folder, settings, log).Run();
            var snapshots = new SnapshotKeeper(
                new SnapshotWriter(folder, found.Store, found.Times), found.Snapshot, settings.SnapshotAfterBytes,
                found.Segments.Sum(segment => segment.Position), log);
            var disk = new Disk(new WriteAheadLog(folder, settings, found.Segments, snapshots, found.Spare, log), snapshots, folderLock);
            found.Spare.Prepare();
            var store = new EmbeddedStore(found.State, settings, clock, found.Times, disk);
            ((BatchingIntake)store._intake).Start();
            store.KeepHistory(log);
            log.StoreOpened(folder.Path, found.State.Revision, found.State.Root.Live, found.State.Compacted, Stopwatch.GetElapsedTime(began));
            return store;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    private void KeepHistory(ILogger log) => _history = new HistoryKeeper(
        this, new HistoryPolicy(_settings.HistoryAge, _settings.HistoryBytes, _times), _settings.HistoryCheck, _clock, log).RunAsync(_stop.Token);

    /// <summary>What a store with a folder holds on to.</summary>
    private sealed record Disk(WriteAheadLog Log, SnapshotKeeper Snapshots, IDisposable FolderLock)
    {
        public async ValueTask CloseAsync(bool wasWell)
        {
            try
            {
                if (wasWell) Log.MarkClosed();
            }
            finally
            {
                await Log.DisposeAsync();
                FolderLock.Dispose();
            }
        }
    }
}
