namespace NetKube.Shared.Telemetry;

/// <summary>How often a figure fell below each bound. Observing makes no object and takes no lock.</summary>
public sealed class Histogram(IReadOnlyList<double> bounds)
{
    private readonly long[] _counts = new long[bounds.Count + 1];
    private long _nanos;

    /// <summary>The upper bounds, ascending; one more bucket takes what is above them.</summary>
    public IReadOnlyList<double> Bounds => bounds;

    /// <summary>Takes a figure in.</summary>
    public void Observe(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket]) bucket++;
        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _nanos, (long)(value * 1e9));
    }

    /// <summary>The counts by bucket, not cumulated, and the sum of all figures.</summary>
    public (long[] Counts, double Sum) Read()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = Volatile.Read(ref _counts[i]);
        return (counts, Volatile.Read(ref _nanos) / 1e9);
    }
}
