namespace NetKube.ClusterDns.Server;

/// <summary>Tasks that somebody started and has to see end. What they throw comes out of <see cref="WhenEmptyAsync"/>.</summary>
internal sealed class PendingWork
{
    private readonly Lock _gate = new();   // guards the two below
    private readonly HashSet<Task> _running = [];
    private readonly List<Exception> _failures = [];

    public int Count
    {
        get
        {
            lock (_gate) return _running.Count;
        }
    }

    public void Add(Task work)
    {
        lock (_gate) _running.Add(work);
        _ = work.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task WhenEmptyAsync()
    {
        while (true)
        {
            Task[] left;
            lock (_gate) left = [.. _running];
            if (left.Length == 0) break;
            await Task.WhenAll(left).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            lock (_gate) _running.ExceptWith(left);
        }

        lock (_gate)
        {
            if (_failures.Count > 0) throw new AggregateException(_failures);
        }
    }

    private void Ended(Task work)
    {
        lock (_gate)
        {
            _running.Remove(work);
            if (work.Exception is { } broken && _failures.Count < 8) _failures.Add(broken.GetBaseException());
        }
    }
}
