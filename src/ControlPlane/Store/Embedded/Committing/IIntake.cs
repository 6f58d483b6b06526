namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>The one way to the writer, for many callers at once.</summary>
internal interface IIntake : IAsyncDisposable
{
    /// <summary>Completes when the request has been carried out and is durable.</summary>
    Task<TransactionResult> SubmitAsync(StoreRequest request);
}

/// <summary>Carries out each request at once, on the caller's thread: for a store that has no disk to wait for.</summary>
internal sealed class InlineIntake(StoreWriter writer) : IIntake
{
    private readonly Lock _gate = new();   // taken before WatcherTable's
    private readonly StoreRequest[] _batch = new StoreRequest[1];
    private bool _closed;

    public Task<TransactionResult> SubmitAsync(StoreRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedStore));
            _batch[0] = request;
            writer.Commit(_batch);
        }

        while (writer.HasGarbage) SweepSlice();
        return request.Task;
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate) _closed = true;
        return ValueTask.CompletedTask;
    }

    // The gate is let go between slices: that bounds how long a big compaction holds up other writers.
    private void SweepSlice()
    {
        lock (_gate) _ = writer.Sweep();
    }
}

/// <summary>
/// Gathers what arrives while the disk is busy and hands it over as one batch: with one writer a batch is one request,
/// with a thousand it is hundreds, at one sync each. A thread of its own, since it waits in system calls.
/// </summary>
internal sealed class BatchingIntake(StoreWriter writer, int mostBytes) : IIntake
{
    private readonly object _gate = new();   // guards _queue and _closed; a leaf lock, and a monitor to wait on
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<StoreRequest> _queue = new();
    private bool _closed;

    public void Start() => new Thread(Run) { Name = "store writer", IsBackground = true }.Start();

    public Task<TransactionResult> SubmitAsync(StoreRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedStore));
            _queue.Enqueue(request);
            if (_queue.Count == 1) Monitor.Pulse(_gate);
        }

        return request.Task;
    }

    /// <summary>Takes nothing more, and returns when everything taken has been carried out.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        await _ended.Task;
    }

    private void Run()
    {
        try
        {
            var batch = new List<StoreRequest>();
            while (Next(batch))
            {
                if (batch.Count > 0) writer.Commit(batch);
                if (writer.HasGarbage) _ = writer.Sweep();
                batch.Clear();
            }

            _ended.SetResult();
        }
        catch (Exception e)
        {
            _ended.SetException(e);
        }
    }

    private bool Next(List<StoreRequest> batch)
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_closed && !(writer.HasGarbage && !writer.SweepsHeld)) Monitor.Wait(_gate);
            var bytes = 0;
            while (_queue.TryPeek(out var request) && (batch.Count == 0 || bytes + request.LogBytes <= mostBytes))
            {
                bytes += request.LogBytes;
                batch.Add(_queue.Dequeue());
            }

            return batch.Count > 0 || !_closed;
        }
    }
}
