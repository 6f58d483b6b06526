namespace NetKube.Shared.Telemetry;

/// <summary>A figure that only grows, or a gauge that goes up and down.</summary>
public sealed class Counter
{
    private long _value;

    /// <summary>Now.</summary>
    public long Value => Volatile.Read(ref _value);

    /// <summary>One more.</summary>
    public void Increment() => Interlocked.Increment(ref _value);

    /// <summary>One less, for gauges.</summary>
    public void Decrement() => Interlocked.Decrement(ref _value);

    /// <summary>So many more.</summary>
    public void Add(long by) => Interlocked.Add(ref _value, by);
}
