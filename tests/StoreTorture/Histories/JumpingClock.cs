namespace NetKube.StoreTorture.Histories;

/// <summary>A wall clock that jumps by up to a day, forwards and back, every so often; its timers and its monotonic side are real.</summary>
internal sealed class JumpingClock(int seed) : TimeProvider
{
    private readonly Random _random = new(seed); // guarded by itself
    private TimeSpan _off;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_random)
        {
            if (_random.Next(200) == 0) _off = TimeSpan.FromHours((_random.NextDouble() * 48) - 24);
            return base.GetUtcNow() + _off;
        }
    }
}
