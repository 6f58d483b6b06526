namespace NetKube.Shared.Telemetry;

/// <summary>All figures of one process part, for its /metrics.</summary>
public sealed class MetricRegistry
{
    /// <summary>What the answer says it is.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _gate = new(); // guards _sources
    private readonly List<IMetricSource> _sources = [];

    /// <summary>Takes a part in; returns it.</summary>
    public T Add<T>(T source)
        where T : IMetricSource
    {
        lock (_gate) _sources.Add(source);
        return source;
    }

    /// <summary>The Prometheus text format.</summary>
    public string Render()
    {
        IMetricSource[] sources;
        lock (_gate) sources = [.. _sources];
        var text = new MetricText();
        foreach (var source in sources) source.Write(text);
        return text.ToString();
    }
}
