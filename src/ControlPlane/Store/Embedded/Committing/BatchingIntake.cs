namespace NetKube.ControlPlane.Store.Embedded;

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
            FailAll(e);
            _ended.SetException(e);
        }
    }

    // Nobody may wait for ever for a writer that is gone.
    private void FailAll(Exception failure)
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var request in _queue) request.Tell(failure);
            _queue.Clear();
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
