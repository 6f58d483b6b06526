namespace NetKube.TestKit;

/// <summary>A clock that stands until it is advanced; timers fire, in order of their time, on the thread that advances it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();   // guards the three below; callbacks run outside
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? due;
            lock (_gate)
            {
                due = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
                if (due is null)
                {
                    _now = until;
                    return;
                }
                if (due.Due > _now) _now = due.Due;
                due.Rearm();
            }
            due.Fire();
        }
    }

    /// <summary>As when a machine slept: it is later at once, and every timer that is due fires once.</summary>
    public void Jump(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now).OrderBy(t => t.Due)];
            foreach (var timer in due) timer.Rearm();
        }
        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Waits until somebody waits for a time so far away.</summary>
    public async Task UntilWaitedForAsync(TimeSpan from)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_timers.Any(timer => timer.Due == _now + from)) return;
                next = _armed.Task;
            }
            await next.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private TaskCompletionSource NextArming()
    {
        var armed = _armed;
        _armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return armed;
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            TaskCompletionSource armed;
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                armed = clock.NextArming();
            }
            armed.SetResult();
            return true;
        }

        /// <summary>Called with the clock's lock held.</summary>
        public void Rearm()
        {
            clock._timers.Remove(this);
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero) return;
            Due = clock._now + _period;
            clock._timers.Add(this);
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
