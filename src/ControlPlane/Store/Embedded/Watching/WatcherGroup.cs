namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>The watchers of one range. A change is matched once a group. Guarded by WatcherTable's lock, but for the revision.</summary>
internal sealed class WatcherGroup(string start, string? end, long lastMatch)
{
    private long _lastMatch = lastMatch;

    public string Start { get; } = start;

    public string? End { get; } = end;

    public List<Watcher> Watchers { get; } = [];

    /// <summary>
    /// A revision not older than the newest change in range. Written before the state with that change is published:
    /// who reads a state first and this after knows that nothing in range lies between this and the state.
    /// </summary>
    public long LastMatch => Volatile.Read(ref _lastMatch);

    public void Match(long revision) => Volatile.Write(ref _lastMatch, revision);
}
