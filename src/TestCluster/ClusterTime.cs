using NetKube.Shared.Client;
using NetKube.Shared.Threading;

namespace NetKube.Testing;

/// <summary>
/// The clock of a test cluster. It stands still until it is advanced; then it jumps from one moment at which somebody
/// wanted to be woken to the next, and at each lets the whole cluster do what follows before it goes on: an hour of
/// cluster life happens in the order in which it would, as fast as the machine can work it off.
/// </summary>
public sealed class ClusterTime : TimeProvider
{
    /// <summary>A cluster that is busy for so long without time going on will be so for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SerialContext _thread;
    private readonly Lock _gate = new(); // guards all below
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long Due, long Setting)> _timers = new();
    private Task _turn = Task.CompletedTask;
    private DateTimeOffset _now;
    private long _set;

    internal ClusterTime(SerialContext thread, DateTimeOffset start) => (_thread, _now) = (thread, start);

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the cluster do all that can be done without time going on.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    public Task SettleAsync() => _thread.IdleAsync().WaitHereAsync(Patience, System, CancellationToken.None);

    /// <summary>Lets so much time go by; returns when the cluster has done all of it.</summary>
    public Task AdvanceAsync(TimeSpan by, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return TakeTurnAsync(async () =>
        {
            var end = GetUtcNow() + by;
            while (await StepAsync(end)) stop.ThrowIfCancellationRequested();
        });
    }

    /// <summary>Lets time go by until a condition holds, which is asked whenever the cluster has come to rest.</summary>
    /// <exception cref="TimeoutException">It did not within so much of the cluster's time.</exception>
    public Task UntilAsync(Func<Task<bool>> holds, TimeSpan within, CancellationToken stop = default) => TakeTurnAsync(async () =>
    {
        var end = GetUtcNow() + within;
        while (true)
        {
            await SettleAsync();
            if (await holds()) return;
            stop.ThrowIfCancellationRequested();
            if (await StepAsync(end)) continue;
            await SettleAsync();
            if (!await holds()) throw new TimeoutException($"the condition did not hold within {within} of the cluster's time");
            return;
        }
    });

    /// <summary>Goes with real time, until stopped: for clients outside this process.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        var last = System.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
            var now = System.GetTimestamp();
            await AdvanceAsync(System.GetElapsedTime(last, now), CancellationToken.None);
            last = now;
        }
    }

    /// <summary>Sets the clock, also back. Nobody may wait for it.</summary>
    internal void Set(DateTimeOffset now)
    {
        lock (_gate) _now = now;
    }

    /// <summary>One who moves time at a time. What it does it does on the cluster's thread: changing threads would cost more than most steps.</summary>
    private Task TakeTurnAsync(Func<Task> move)
    {
        lock (_gate) return _turn = AfterAsync(_turn, move);
    }

    private async Task AfterAsync(Task before, Func<Task> move)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await _thread.RunAsync(move);
    }

    /// <summary>Goes to the next moment that somebody waits for, and wakes them; false when there is none until <paramref name="end"/>, which it then is.</summary>
    private async Task<bool> StepAsync(DateTimeOffset end)
    {
        await SettleAsync();
        var due = new List<VirtualTimer>();
        lock (_gate)
        {
            if (!TryPeek(out var first) || first > end.UtcTicks)
            {
                if (_now < end) _now = end;
                return false;
            }
            if (first > _now.UtcTicks) _now = new DateTimeOffset(first, TimeSpan.Zero);
            while (TryPeek(out var next) && next <= _now.UtcTicks) due.Add(_timers.Dequeue().Timer);
            foreach (var timer in due) timer.Rearm();
        }
        foreach (var timer in due) timer.Fire();
        return true;
    }

    /// <summary>When the next timer is due, past those that were changed since. Called with _gate held.</summary>
    private bool TryPeek(out long due)
    {
        while (_timers.TryPeek(out var next, out var at))
        {
            due = at.Due;
            if (next.Timer.Setting == next.Setting) return true;
            _timers.Dequeue();
        }
        due = 0;
        return false;
    }

    /// <summary>Called with _gate held; timers of one moment fire in the order in which they were set.</summary>
    private long Enqueue(VirtualTimer timer, TimeSpan after)
    {
        var setting = ++_set;
        _timers.Enqueue((timer, setting), (_now.UtcTicks + after.Ticks, setting));
        return setting;
    }

    private sealed class VirtualTimer(ClusterTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>Which setting of it is in force; 0 when none is. Guarded by the clock's lock.</summary>
        public long Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Setting = dueTime == Timeout.InfiniteTimeSpan ? 0 : time.Enqueue(this, dueTime);
            }
            return true;
        }

        /// <summary>Called with the clock's lock held, when it is due.</summary>
        public void Rearm() => Setting = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? 0 : time.Enqueue(this, _period);

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate) Setting = 0;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
