namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Applies batches of requests: decides each on top of the ones before it, makes the whole batch durable with one
/// sync, publishes, wakes watchers, tells the callers. Never entered by two threads at once: the intake sees to that.
/// Compaction is logged and published at once; the memory it frees is given back in slices, <see cref="Sweep"/>.
/// </summary>
internal sealed class StoreWriter(StoreState first, ICommitLog log, WatcherTable watchers, RevisionTimes times, TimeProvider clock)
{
    private const int SliceOfSweep = 512;

    private readonly Queue<(ChangeHistory History, long Next, long End)> _garbage = new();
    private StoreState _published = first;
    private Exception? _broken;

    /// <summary>The newest durable state. Read by anybody, without a lock.</summary>
    public StoreState Published => Volatile.Read(ref _published);

    /// <summary>The log cannot be written any more.</summary>
    public bool IsBroken => _broken is not null;

    /// <summary>Forgotten history waits to be given back.</summary>
    public bool HasGarbage => _garbage.Count > 0;

    /// <summary>A snapshot that is being written reads old versions: none of their links is cut meanwhile.</summary>
    public bool SweepsHeld { get; private set; }

    public void Commit(IReadOnlyList<StoreRequest> batch)
    {
        var failure = _broken;
        if (failure is null)
        {
            try
            {
                Apply(batch);
            }
            catch (Exception e)
            {
                failure = e;
                // A log that cannot say what is on disk must not be written again: the next start finds out.
                if (e is StoreFailedException) _broken = e;
            }
        }

        foreach (var request in batch) request.Tell(failure);
        if (_broken is null) SweepsHeld = log.Settle(_published);
    }

    /// <summary>Gives back one slice of forgotten history; true when more waits.</summary>
    public bool Sweep()
    {
        if (SweepsHeld || !_garbage.TryPeek(out var slice)) return false;
        var end = Math.Min(slice.Next + SliceOfSweep, slice.End);
        var deletes = new List<KeyVersion>();
        for (var i = slice.Next; i < end; i++)
        {
            var version = slice.History[i];
            version.ForgetOlder();
            if (version.IsDelete) deletes.Add(version);
        }

        if (deletes.Count > 0)
        {
            var edit = new StateEdit(_published);
            edit.Remove(deletes);
            Volatile.Write(ref _published, edit.ToState());
        }

        _ = _garbage.Dequeue();
        if (end < slice.End) PutBack((slice.History, end, slice.End));
        return HasGarbage;
    }

    private void Apply(IReadOnlyList<StoreRequest> batch)
    {
        var edit = new StateEdit(_published);
        var now = times.NotBefore(clock.GetUtcNow());
        log.BeginBatch();
        foreach (var request in batch) Decide(request, edit);
        if (edit.IsEmpty) return;
        var before = _published;
        log.Write(edit.Changes, before.Revision + 1, edit.Compacted > before.Compacted ? edit.Compacted : 0, now);
        Publish(before, edit, now);
    }

    private void Publish(StoreState before, StateEdit edit, DateTimeOffset now)
    {
        var state = edit.ToState();
        if (edit.Changes.Count > 0) times.Note(before.Revision + 1, now);
        watchers.Publish(edit.Changes, state, () => Volatile.Write(ref _published, state));
        if (state.Compacted == before.Compacted) return;
        times.Forget(state.Compacted);
        // What the batch itself added and compacted at once is in the new chunks only: cut from a view that has both.
        var all = before.History.With(edit.Changes);
        _garbage.Enqueue((all, before.History.First, state.History.First));
    }

    private void Decide(StoreRequest request, StateEdit edit)
    {
        if (request.CompactTo > edit.Revision)
        {
            request.Refuse(new RevisionInFutureException(request.CompactTo, edit.Revision));
            return;
        }

        if (!log.HasRoom(request.LogBytes, request.FreesSpace, out var full))
        {
            request.Refuse(full);
            return;
        }

        edit.CompactTo(request.CompactTo);
        request.Decide(request.Transaction is { } transaction
            ? edit.Apply(transaction)
            : new TransactionResult(true, edit.Revision, []));
    }

    // The slice in work goes first again: older garbage is what newer deletes wait for.
    private void PutBack((ChangeHistory History, long Next, long End) slice)
    {
        var rest = _garbage.ToArray();
        _garbage.Clear();
        _garbage.Enqueue(slice);
        foreach (var later in rest) _garbage.Enqueue(later);
    }
}
