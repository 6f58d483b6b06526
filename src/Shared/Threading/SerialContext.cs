namespace NetKube.Shared.Threading;

/// <summary>
/// One logical thread: whatever is started on it, and all that follows from that by await, runs one piece after another,
/// on whichever thread of the pool is free. Races between its pieces cannot happen, and it knows when nothing is left to
/// do: then a test's clock may move. Nothing on it may block.
/// </summary>
public sealed class SerialContext : SynchronizationContext, IThreadPoolWorkItem
{
    /// <summary>
    /// So often in a row nothing must have come before the thread counts as idle, with the pool's whole queue let pass in
    /// between: the framework resumes some awaits by way of the pool, and those are back by then.
    /// </summary>
    private const int QuietRounds = 3;

    private readonly Lock _gate = new(); // guards all below
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private TaskCompletionSource? _idle;
    private bool _scheduled;
    private int _quiet;

    /// <summary>Starts work where the caller runs: on its logical thread, if it is on one, else on the pool.</summary>
    public static Task StartHere(Func<Task> work) => Current is SerialContext here ? here.Start(work, new TaskCompletionSource()) : Task.Run(work);

    /// <summary>Starts work on this thread; the task ends as the work does, and whoever waits for it goes on on a thread of its own.</summary>
    public Task RunAsync(Func<Task> work) => Start(work, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Completes when nothing is left to do on this thread, but for what waits for time or for others.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Schedule();
            return _idle.Task;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _queue.Enqueue((d, state));
            _quiet = 0;
            Schedule();
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current != this) throw new NotSupportedException("nothing may wait for a logical thread by blocking");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            while (Next() is { } piece) piece.Callback(piece.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Called with _gate held.</summary>
    private void Schedule()
    {
        if (_scheduled) return;
        _scheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>The next piece; null ends this turn, after which the next one is under way or the thread is idle.</summary>
    private (SendOrPostCallback Callback, object? State)? Next()
    {
        TaskCompletionSource? idle;
        lock (_gate)
        {
            if (_queue.TryDequeue(out var piece)) return piece;
            _scheduled = false;
            if (_idle is null) return null;
            if (++_quiet < QuietRounds)
            {
                Schedule();
                return null;
            }
            (idle, _idle) = (_idle, null);
        }
        idle.SetResult();
        return null;
    }

    private Task Start(Func<Task> work, TaskCompletionSource outcome)
    {
        Post(static state =>
        {
            var (work, outcome) = ((Func<Task>, TaskCompletionSource))state!;
            _ = CarryOutAsync(work, outcome);
        }, (work, outcome));
        return outcome.Task;
    }

    private static async Task CarryOutAsync(Func<Task> work, TaskCompletionSource outcome)
    {
        try
        {
            await work();
            outcome.SetResult();
        }
        catch (OperationCanceledException e)
        {
            outcome.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            outcome.SetException(e);
        }
    }
}
