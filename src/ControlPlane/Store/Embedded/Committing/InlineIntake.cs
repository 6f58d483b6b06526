namespace NetKube.ControlPlane.Store.Embedded;

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
