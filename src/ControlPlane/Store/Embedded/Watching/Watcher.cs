using NetKube.Shared.Threading;


namespace NetKube.ControlPlane.Store.Embedded;

internal enum WatcherState
{
    /// <summary>It has everything that was published; its next batch waits for a write.</summary>
    InStep,

    /// <summary>Changes that it has not read yet are in the history.</summary>
    CatchingUp,

    /// <summary>Compaction overtook changes that it had not read.</summary>
    CutOff,
}

/// <summary>
/// A cursor into the history that all watchers share, and a bell. It holds no events of its own: what a slow watcher
/// has yet to read is in the history once, whether one or a thousand are slow, and what bounds it is the policy that
/// bounds history. The writer rings the bell and, where nothing in range was written, moves the cursor along.
/// </summary>
internal sealed class Watcher(WatcherGroup group, long after)
{
    private readonly Lock _gate = new();   // guards _rung and _waiting; taken after WatcherTable's
    private TaskCompletionSource? _waiting;
    private bool _rung;
    private long _cursor = after;
    private int _state = (int)WatcherState.CatchingUp;

    public WatcherGroup Group { get; } = group;

    /// <summary>Nothing in range up to here remains to be delivered. Moved by its reader and by the writer, upwards only.</summary>
    public long Cursor => Volatile.Read(ref _cursor);

    public WatcherState State
    {
        get => (WatcherState)Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, (int)value);
    }

    public void MoveTo(long revision)
    {
        var seen = Cursor;
        while (seen < revision)
        {
            var was = Interlocked.CompareExchange(ref _cursor, revision, seen);
            if (was == seen) return;
            seen = was;
        }
    }

    public void Ring()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            _waiting = null;
            _rung = waiting is null;
        }

        _ = waiting?.TrySetResult();
    }

    /// <summary>Completes at the next ring, or at once after one that nobody waited for. For its one reader.</summary>
    public Task WaitAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            if (_rung)
            {
                _rung = false;
                return Task.CompletedTask;
            }

            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitHereAsync(stop);
        }
    }
}
