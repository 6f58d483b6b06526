namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Gathers what arrives while the disk is busy and hands it over as one batch: with a thousand writers a batch is hundreds,
/// at one sync each. It is carried out by a thread of its own, since it waits in system calls. A caller that
/// does nothing else meanwhile and finds the disk idle does it itself: waking two threads, there and back, costs as much as the disk does.
/// </summary>
internal sealed class BatchingIntake(StoreWriter writer, int mostBytes) : IIntake
{
    private readonly object _gate = new();   // guards _queue, _busy and _closed; a leaf lock, and a monitor to wait on
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<StoreRequest> _queue = new();
    private readonly StoreRequest[] _alone = new StoreRequest[1];   // of the caller that has the writer
    private bool _busy;                                             // somebody has the writer
    private bool _closed;

    public void Start() => new Thread(Run) { Name = "store writer", IsBackground = true }.Start();

    public Task<TransactionResult> SubmitAsync(StoreRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedStore));
            if (_busy || _queue.Count > 0 || !request.CallerWaits)
            {
                _queue.Enqueue(request);
                if (!_busy && _queue.Count == 1) Monitor.Pulse(_gate);
                return request.Task;
            }

            _busy = true;
        }

        CommitHere(request);
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

    private void CommitHere(StoreRequest request)
    {
        try
        {
            _alone[0] = request;
            writer.Commit(_alone);
        }
        catch (Exception e)
        {
            FailAll(e);
            throw;
        }
        finally
        {
            GiveBack();
        }
    }

    private void Run()
    {
        try
        {
            var batch = new List<StoreRequest>();
            while (Take(batch))
            {
                if (batch.Count > 0) writer.Commit(batch);
                if (writer.HasGarbage) _ = writer.Sweep();
                batch.Clear();
                GiveBack();
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

    // For the thread; asked when nobody has the writer.
    private bool HasWork => _queue.Count > 0 || _closed || (writer.HasGarbage && !writer.SweepsHeld);

    // Waits for work and takes the writer; false at the end.
    private bool Take(List<StoreRequest> batch)
    {
        lock (_gate)
        {
            while (_busy || !HasWork) Monitor.Wait(_gate);
            _busy = true;
            var bytes = 0;
            while (_queue.TryPeek(out var request) && (batch.Count == 0 || bytes + request.LogBytes <= mostBytes))
            {
                bytes += request.LogBytes;
                batch.Add(_queue.Dequeue());
            }

            return batch.Count > 0 || !_closed;
        }
    }

    private void GiveBack()
    {
        lock (_gate)
        {
            _busy = false;
            if (HasWork) Monitor.Pulse(_gate);
        }
    }
}
