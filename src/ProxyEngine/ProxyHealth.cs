namespace NetKube.ProxyEngine;

/// What /healthz (port 10256 of kube-proxy) tells: healthy while no change has waited too long for its sync.
public sealed class ProxyHealth(TimeProvider clock, TimeSpan patience)
{
    private readonly Lock _gate = new(); // guards the two below
    private DateTimeOffset? _lastUpdated;
    private DateTimeOffset? _oldestQueued;

    /// When the node was last as the API objects wanted it; null before the first sync.
    public DateTimeOffset? LastUpdated
    {
        get
        {
            lock (_gate) return _lastUpdated;
        }
    }

    public bool IsHealthy
    {
        get
        {
            lock (_gate) return _oldestQueued is not { } since || clock.GetUtcNow() - since <= patience;
        }
    }

    internal void Queued()
    {
        lock (_gate) _oldestQueued ??= clock.GetUtcNow();
    }

    /// <param name="began">When the sync took the changes: what came later still waits.</param>
    internal void Updated(DateTimeOffset began, bool stillQueued)
    {
        lock (_gate)
        {
            _lastUpdated = clock.GetUtcNow();
            _oldestQueued = stillQueued ? began : null;
        }
    }
}
