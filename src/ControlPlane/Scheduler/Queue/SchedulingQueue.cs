using System.Threading.Channels;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler.Queue;

/// <summary>
/// Pods that want a node, each in one of four places:
///   active         ready to be tried, highest priority first, then oldest
///   backing off    a change of the cluster may help it, but it was tried too recently
///   unschedulable  waits for a change that could turn the refusal it got
///   erring         the server refused or was not there: waits its whole back-off, or that server would be asked in a loop
/// When nothing is active, the pod that has backed off longest is tried early: waiting would serve nobody.
/// </summary>
internal sealed class SchedulingQueue : IDisposable
{
    private static readonly TimeSpan LeastBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostBackoff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();   // guards all below but the signal
    private readonly Dictionary<ObjectKey, Entry> _entries = [];
    private readonly Channel<bool> _signal = Channel.CreateUnbounded<bool>();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly ITimer _errors;
    private long _arrivals;
    private long _events;
    private ClusterEvents _recent;   // since the pod in hand was taken; what it missed while being tried

    public SchedulingQueue(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(static me => ((SchedulingQueue)me!).WakeLongWaiting(), this, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        _errors = clock.CreateTimer(static me => ((SchedulingQueue)me!).WakeErring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private enum Place
    {
        Active,
        BackingOff,
        Unschedulable,
        Erring,
        InHand,
    }

    /// <summary>Adds a new pod, or takes over a changed one; a change of the pod itself makes it worth trying again.</summary>
    public void Set(PodRecord pod, bool worthTrying)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(pod.Key, out var entry) || entry.Pod.Uid != pod.Uid)
            {
                _entries[pod.Key] = new Entry(pod) { Arrival = _arrivals++ };
                _signal.Writer.TryWrite(true);
                return;
            }
            entry.Pod = pod;
            if (worthTrying && entry.Place == Place.Unschedulable) Wake(entry);
        }
    }

    public void Remove(ObjectKey key)
    {
        lock (_gate) _entries.Remove(key);
    }

    /// <summary>The next pod to try.</summary>
    public async ValueTask<PodRecord> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            await _signal.Reader.ReadAsync(stop);
            lock (_gate)
            {
                if (Next() is not { } entry) continue;   // it was removed, or taken by an earlier signal
                entry.Place = Place.InHand;
                entry.Attempts++;
                entry.SeenEvents = _events;
                _recent = ClusterEvents.None;
                return entry.Pod;
            }
        }
    }

    /// <summary>No node suits; the pod waits for one of the changes, unless one came while it was tried.</summary>
    public void Unschedulable(ObjectKey key, ClusterEvents wokenBy)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry) || entry.Place != Place.InHand) return;
            entry.TriedAt = _clock.GetTimestamp();
            entry.WokenBy = wokenBy;
            entry.Place = Place.Unschedulable;
            if (entry.SeenEvents != _events && (_recent & wokenBy) != 0) Wake(entry);
        }
    }

    /// <summary>Trying it failed for a reason outside the cluster's state (the server refused): again after a while.</summary>
    public void Failed(ObjectKey key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry) || entry.Place != Place.InHand) return;
            entry.TriedAt = _clock.GetTimestamp();
            entry.Place = Place.Erring;
            SetErrorTimer();
        }
    }

    /// <summary>Something changed: pods whose refusal it could turn come back.</summary>
    public void Happened(ClusterEvents change)
    {
        lock (_gate)
        {
            _events++;
            _recent |= change;
            foreach (var entry in _entries.Values)
            {
                if (entry.Place == Place.Unschedulable && (entry.WokenBy & change) != 0) Wake(entry);
            }
        }
    }

    /// <summary>Pods that preemption has made room for.</summary>
    public IReadOnlyList<Nomination> Nominations()
    {
        lock (_gate)
        {
            return [.. _entries.Values.Where(e => e.Pod.Pod.Status.NominatedNodeName.Length > 0).Select(e => new Nomination(e.Pod, e.Pod.Pod.Status.NominatedNodeName))];
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _errors.Dispose();
    }

    private Entry? Next()
    {
        Entry? best = null;
        foreach (var entry in _entries.Values)
        {
            if (entry.Place is not (Place.Active or Place.BackingOff)) continue;
            if (best is null || IsBefore(entry, best)) best = entry;
        }
        return best;
    }

    private bool IsBefore(Entry a, Entry b)
    {
        var (aReady, bReady) = (IsReady(a), IsReady(b));
        if (aReady != bReady) return aReady;
        if (a.Pod.Priority != b.Pod.Priority) return a.Pod.Priority > b.Pod.Priority;
        return a.Arrival < b.Arrival;
    }

    private bool IsReady(Entry entry) => entry.Place == Place.Active || BackoffLeft(entry) <= TimeSpan.Zero;

    private TimeSpan BackoffLeft(Entry entry)
    {
        var wait = LeastBackoff * Math.Pow(2, Math.Min(entry.Attempts - 1, 10));
        return (wait > MostBackoff ? MostBackoff : wait) - _clock.GetElapsedTime(entry.TriedAt);
    }

    private void Wake(Entry entry)
    {
        entry.Place = Place.BackingOff;
        _signal.Writer.TryWrite(true);
    }

    private void WakeErring()
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                if (entry.Place == Place.Erring && BackoffLeft(entry) <= TimeSpan.Zero) Wake(entry);
            }
            SetErrorTimer();
        }
    }

    private void SetErrorTimer()
    {
        var left = _entries.Values.Where(e => e.Place == Place.Erring).Select(BackoffLeft).ToList();
        if (left.Count == 0) return;
        // Rounded up to whole milliseconds, so that it does not fire a moment early and for nothing.
        _errors.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left.Min().TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void WakeLongWaiting()
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                if (entry.Place == Place.Unschedulable && _clock.GetElapsedTime(entry.TriedAt) > LongestWait) Wake(entry);
            }
        }
    }

    private sealed class Entry(PodRecord pod)
    {
        public PodRecord Pod { get; set; } = pod;

        public Place Place { get; set; }

        public int Attempts { get; set; }

        public long Arrival { get; init; }

        public long TriedAt { get; set; }

        public long SeenEvents { get; set; }

        public ClusterEvents WokenBy { get; set; } = ClusterEvents.Any;
    }
}
