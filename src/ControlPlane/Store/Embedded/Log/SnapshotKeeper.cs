using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Writes a snapshot in the background when the log has grown by half of the last one: with the old snapshot, the new
/// one and the log, the disk then holds at most about two and a half times the data. The writer calls it after each batch.
/// </summary>
internal sealed class SnapshotKeeper(SnapshotWriter writer, SnapshotFile? last, long leastBytes, long grown, ILogger log) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task<SnapshotFile?>? _running;
    private SnapshotFile? _last = last;
    private long _grown = grown;
    private long _grownAtBegin;
    private long _dueAt = Due(leastBytes, last);

    /// <summary>The snapshot on disk.</summary>
    public SnapshotFile? Last => Volatile.Read(ref _last);

    /// <summary>A snapshot that was finished since the last call; what it replaces may go.</summary>
    public SnapshotFile? TakeFinished()
    {
        if (_running is not { IsCompletedSuccessfully: true } running) return null;
        _running = null;
        if (running.Result is not { } finished)
        {
            _dueAt += leastBytes;   // not again at once: the disk is probably full
            return null;
        }

        var replaced = _last;
        Volatile.Write(ref _last, finished);
        _grown -= _grownAtBegin;
        _dueAt = Due(leastBytes, finished);
        if (replaced is not null && replaced.Name != finished.Name) writer.Delete(replaced);
        return finished;
    }

    /// <param name="state">What was just published.</param>
    /// <param name="grown">By how many bytes the log grew with it.</param>
    /// <returns>Whether a snapshot is being written.</returns>
    public bool BeginWhenDue(StoreState state, long grown)
    {
        _grown += grown;
        if (_running is null && _grown >= _dueAt)
        {
            _grownAtBegin = _grown;
            _running = Task.Run(() => TryWrite(state));
        }

        return _running is not null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running is not null) _ = await _running;
        _stop.Dispose();
    }

    private static long Due(long least, SnapshotFile? last) => Math.Max(least, (last?.Bytes ?? 0) / 2);

    private SnapshotFile? TryWrite(StoreState state)
    {
        try
        {
            return writer.Write(state, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            return null;   // closing: the log has everything
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.SnapshotFailed(state.Revision, failure);
            return null;
        }
    }
}
