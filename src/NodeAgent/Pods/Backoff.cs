namespace NetKube.NodeAgent.Pods;

/// <summary>
/// How long to wait before trying again: 10 s, doubling to 300 s, forgotten when nothing failed for twice the longest
/// wait (the kubelet's container and image back-off). The first failure is retried at once.
/// </summary>
internal sealed class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    private readonly Dictionary<string, (TimeSpan Delay, DateTimeOffset At)> _entries = [];

    /// <summary>When the next try may be, counted from the failure; null when it may be now.</summary>
    public DateTimeOffset? BlockedUntil(string key, DateTimeOffset failedAt, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var entry) || IsStale(entry.At, now)) return null;
        var until = failedAt + entry.Delay;
        return until > now ? until : null;
    }

    /// <summary>The delay now in force; zero when there is none.</summary>
    public TimeSpan DelayOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Delay : TimeSpan.Zero;

    /// <summary>A try is made after a failure: if it fails too, the wait is longer.</summary>
    public void Next(string key, DateTimeOffset now)
    {
        var delay = _entries.TryGetValue(key, out var entry) && !IsStale(entry.At, now)
            ? TimeSpan.FromTicks(Math.Min(entry.Delay.Ticks * 2, Longest.Ticks))
            : First;
        _entries[key] = (delay, now);
    }

    public void Forget(string key) => _entries.Remove(key);

    private static bool IsStale(DateTimeOffset at, DateTimeOffset now) => now - at > 2 * Longest;
}
