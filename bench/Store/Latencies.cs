namespace NetKube.Bench.Store;

/// <summary>Latencies in microseconds.</summary>
internal sealed class Latencies(IEnumerable<double> all)
{
    private readonly double[] _sorted = [.. all.Order()];

    public int Count => _sorted.Length;

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    private double At(double part) => _sorted[(int)(part * (_sorted.Length - 1))];
}
