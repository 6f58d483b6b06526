using System.Collections.Concurrent;

namespace NetKube.Shared.Telemetry;

/// <summary>Counters of one name told apart by one label, whose values are few.</summary>
public sealed class CounterFamily(string name, string help, string label, string type = "counter") : IMetricSource
{
    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>The counter of a label's value.</summary>
    public Counter this[string value] => _counters.GetOrAdd(value, static _ => new Counter());

    public void Write(MetricText text)
    {
        text.Family(name, type, help);
        foreach (var (value, counter) in _counters.OrderBy(c => c.Key, StringComparer.Ordinal)) text.Sample(name, counter.Value, (label, value));
    }
}
