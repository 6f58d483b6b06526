namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// All watchers, grouped by range: those of a single key by that key, those of ranges in a list (an API server has
/// one a kind). The writer only sets numbers and rings bells here; reading history is each watcher's own work.
/// </summary>
internal sealed class WatcherTable(long firstRevision, TimeSpan progressEvery, TimeProvider clock) : IDisposable
{
    // Guards all below. Taken after InlineIntake's gate and before Watcher's, never the other way round.
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WatcherGroup> _singles = new(StringComparer.Ordinal);
    private readonly List<WatcherGroup> _ranges = [];
    private readonly HashSet<Watcher> _wantProgress = [];
    private readonly HashSet<WatcherGroup> _matched = [];
    private long _matchedUpTo = firstRevision;
    private long _cutOffBelow;
    private ITimer? _progress;
    private bool _progressDue;
    private bool _closed;

    public bool Closed => Volatile.Read(ref _closed);

    public int Count { get; private set; }

    public Watcher Add(WatchRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedStore));
            var watcher = new Watcher(GroupOf(request), Math.Max(request.AfterRevision, StoreState.FirstRevision));
            watcher.Group.Watchers.Add(watcher);
            if (request.Progress) _ = _wantProgress.Add(watcher);
            Count++;
            return watcher;
        }
    }

    public void Remove(Watcher watcher)
    {
        lock (_gate)
        {
            var group = watcher.Group;
            if (!group.Watchers.Remove(watcher)) return;
            Count--;
            _ = _wantProgress.Remove(watcher);
            if (group.Watchers.Count > 0) return;
            if (group.End is null) _ = _singles.Remove(group.Start);
            else _ = _ranges.Remove(group);
        }
    }

    /// <summary>Matches changes, publishes the state that holds them, rings. The order of the three is what watchers rely on.</summary>
    public void Publish(IReadOnlyList<KeyVersion> changes, StoreState state, Action publish)
    {
        lock (_gate)
        {
            _matched.Clear();
            foreach (var change in changes) Match(change);
            _matchedUpTo = state.Revision;
            CutOffBelow(state.Compacted);
            publish();
            foreach (var group in _matched)
            {
                foreach (var watcher in group.Watchers) watcher.Ring();
            }

            if (_wantProgress.Count > 0) PromiseProgress();
        }
    }

    /// <summary>Ends all watches.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _progress?.Dispose();
            foreach (var group in _ranges.Concat(_singles.Values))
            {
                foreach (var watcher in group.Watchers) watcher.Ring();
            }
        }
    }

    private WatcherGroup GroupOf(WatchRequest request)
    {
        WatcherGroup? group;
        if (request.End is null)
        {
            if (_singles.TryGetValue(request.Start, out group)) return group;
            return _singles[request.Start] = new WatcherGroup(request.Start, null, _matchedUpTo);
        }

        group = _ranges.Find(known => known.Start == request.Start && known.End == request.End);
        if (group is not null) return group;
        // What was written before the group existed was not matched: all of it counts as a match.
        group = new WatcherGroup(request.Start, request.End, _matchedUpTo);
        _ranges.Add(group);
        return group;
    }

    private void Match(KeyVersion change)
    {
        if (_singles.TryGetValue(change.Key, out var single)) Match(single, change.Revision);
        foreach (var group in _ranges)
        {
            if (KeyOrder.InRange(change.Key, group.Start, group.End)) Match(group, change.Revision);
        }
    }

    private void Match(WatcherGroup group, long revision)
    {
        if (_matched.Add(group))
        {
            // Those who had read everything up to now had nothing in range to read since: they are that far.
            foreach (var watcher in group.Watchers)
            {
                if (watcher.Cursor >= group.LastMatch) watcher.MoveTo(revision - 1);
            }
        }

        group.Match(revision);
    }

    private void CutOffBelow(long compacted)
    {
        if (compacted <= _cutOffBelow) return;
        _cutOffBelow = compacted;
        foreach (var group in _ranges.Concat(_singles.Values))
        {
            foreach (var watcher in group.Watchers)
            {
                if (watcher.Cursor >= compacted) continue;
                if (watcher.Cursor >= group.LastMatch)
                {
                    watcher.MoveTo(compacted);
                    continue;
                }

                watcher.State = WatcherState.CutOff;
                watcher.Ring();
            }
        }
    }

    private void PromiseProgress()
    {
        if (progressEvery == TimeSpan.Zero)
        {
            RingForProgress();
            return;
        }

        if (_progressDue) return;
        _progressDue = true;
        // Armed by a write only: an idle store has no ticking timer.
        _progress ??= clock.CreateTimer(_ => Progress(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = _progress.Change(progressEvery, Timeout.InfiniteTimeSpan);
    }

    private void Progress()
    {
        lock (_gate)
        {
            _progressDue = false;
            if (!_closed) RingForProgress();
        }
    }

    private void RingForProgress()
    {
        foreach (var watcher in _wantProgress) watcher.Ring();
    }
}
