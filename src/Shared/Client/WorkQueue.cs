using System.Threading.Channels;

namespace NetKube.Shared.Client;

/// <summary>How fast failed keys come back.</summary>
public sealed record WorkQueueSettings
{
    public TimeSpan LeastDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    public TimeSpan MostDelay { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Where the queue is counted; null for nowhere.</summary>
    public WorkQueueFigures? Figures { get; init; }
}

/// <summary>
/// Keys to be worked on. A key waits at most once; a key that is added while it is worked on comes back when that is
/// done, never before, so one key has one worker and no change is lost:
///   add a, take a, add a, add a, done a   ->  a waits once more
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _gate = new();   // guards all below except _ready
    private readonly HashSet<TKey> _dirty = [];
    private readonly HashSet<TKey> _processing = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly PriorityQueue<TKey, long> _delayed = new();
    private readonly Dictionary<TKey, long> _dueAt = [];
    private readonly Channel<TKey> _ready = Channel.CreateUnbounded<TKey>();
    private readonly TimeProvider _clock;
    private readonly WorkQueueSettings _settings;
    private readonly ITimer _timer;

    public WorkQueue(TimeProvider clock, WorkQueueSettings? settings = null)
    {
        _clock = clock;
        _settings = settings ?? new WorkQueueSettings();
        _timer = clock.CreateTimer(static me => ((WorkQueue<TKey>)me!).MoveDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keys that wait or are worked on; delayed ones are not counted.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _dirty.Count + _processing.Count(k => !_dirty.Contains(k));
        }
    }

    public void Add(TKey key)
    {
        lock (_gate) AddLocked(key);
    }

    /// <summary>Adds the key later; an earlier delay of the same key wins.</summary>
    public void AddAfter(TKey key, TimeSpan wait)
    {
        lock (_gate)
        {
            if (wait <= TimeSpan.Zero)
            {
                AddLocked(key);
                return;
            }
            var due = _clock.GetUtcNow().UtcTicks + wait.Ticks;
            if (_dueAt.TryGetValue(key, out var earlier) && earlier <= due) return;
            _dueAt[key] = due;
            _delayed.Enqueue(key, due);
            SetTimer();
        }
    }

    /// <summary>Adds the key after a wait that doubles with each failure.</summary>
    public void AddRateLimited(TKey key)
    {
        TimeSpan wait;
        _settings.Figures?.Retries.Increment();
        lock (_gate)
        {
            var failures = _failures.GetValueOrDefault(key);
            _failures[key] = failures + 1;
            var ticks = _settings.LeastDelay.Ticks * Math.Pow(2, Math.Min(failures, 40));
            wait = TimeSpan.FromTicks((long)Math.Min(ticks, _settings.MostDelay.Ticks));
        }
        AddAfter(key, wait);
    }

    /// <summary>The key succeeded: its next failure counts as the first.</summary>
    public void Forget(TKey key)
    {
        lock (_gate) _failures.Remove(key);
    }

    public int Failures(TKey key)
    {
        lock (_gate) return _failures.GetValueOrDefault(key);
    }

    /// <summary>The next key; the caller says <see cref="Done"/> when it has worked on it.</summary>
    public async ValueTask<TKey> TakeAsync(CancellationToken stop)
    {
        var key = await _ready.Reader.ReadAsync(stop);
        lock (_gate)
        {
            _dirty.Remove(key);
            _processing.Add(key);
            _settings.Figures?.Depth.Decrement();
        }
        return key;
    }

    public void Done(TKey key)
    {
        lock (_gate)
        {
            _processing.Remove(key);
            if (_dirty.Contains(key)) Ready(key);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void AddLocked(TKey key)
    {
        if (!_dirty.Add(key)) return;
        _settings.Figures?.Adds.Increment();
        if (!_processing.Contains(key)) Ready(key);
    }

    private void Ready(TKey key)
    {
        _settings.Figures?.Depth.Increment();
        _ready.Writer.TryWrite(key);
    }

    private void MoveDue()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow().UtcTicks;
            while (_delayed.TryPeek(out var key, out var due) && due <= now)
            {
                _delayed.Dequeue();
                // An entry that a shorter delay has overtaken is stale.
                if (!_dueAt.TryGetValue(key, out var wanted) || wanted != due) continue;
                _dueAt.Remove(key);
                AddLocked(key);
            }
            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (!_delayed.TryPeek(out _, out var due)) return;
        // Rounded up to whole milliseconds: a timer that fires a moment early would only have to be set again.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(TimeSpan.FromTicks(due - _clock.GetUtcNow().UtcTicks).TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
