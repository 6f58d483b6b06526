namespace NetKube.Shared.Client;

/// <summary>Waits that double, each shortened by up to a half at random, so that many clients do not come back at once.</summary>
public sealed class Backoff
{
    private readonly TimeSpan _least;
    private readonly TimeSpan _most;
    private readonly Random _random;
    private TimeSpan _next;

    public Backoff(TimeSpan least, TimeSpan most, Random random)
    {
        _least = _next = least;
        _most = most;
        _random = random;
    }

    public TimeSpan Next()
    {
        var wait = _next;
        _next = TimeSpan.FromTicks(Math.Min(_most.Ticks, _next.Ticks * 2));
        lock (_random) return wait * (1 - (_random.NextDouble() / 2));
    }

    public void Reset() => _next = _least;
}
