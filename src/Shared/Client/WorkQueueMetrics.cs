using System.Collections.Concurrent;
using NetKube.Shared.Telemetry;

namespace NetKube.Shared.Client;

/// <summary>workqueue_*: how much the queues of controllers take in, try again and hold.</summary>
public sealed class WorkQueueMetrics : IMetricSource
{
    private readonly ConcurrentDictionary<string, WorkQueueFigures> _queues = new(StringComparer.Ordinal);

    /// <summary>The figures of a queue.</summary>
    public WorkQueueFigures Of(string name) => _queues.GetOrAdd(name, static _ => new WorkQueueFigures());

    public void Write(MetricText text)
    {
        var queues = _queues.OrderBy(q => q.Key, StringComparer.Ordinal).ToList();
        Write(text, queues, "workqueue_adds_total", "counter", "Keys that were added.", f => f.Adds);
        Write(text, queues, "workqueue_retries_total", "counter", "Keys that were added again after a failure.", f => f.Retries);
        Write(text, queues, "workqueue_depth", "gauge", "Keys that wait.", f => f.Depth);
    }

    private static void Write(
        MetricText text, List<KeyValuePair<string, WorkQueueFigures>> queues, string name, string type, string help, Func<WorkQueueFigures, Counter> which)
    {
        text.Family(name, type, help);
        foreach (var (queue, figures) in queues) text.Sample(name, which(figures).Value, ("name", queue));
    }
}
