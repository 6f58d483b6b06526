using System.Collections.Concurrent;
using NetKube.Shared.Api;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>apiserver_watch_events_*: what watches have sent.</summary>
internal sealed class WatchMetrics
{
    private readonly ConcurrentDictionary<ApiResource, (Counter Events, Counter Bytes)> _resources = new();

    /// <summary>Events and their bytes, of one resource.</summary>
    public (Counter Events, Counter Bytes) Of(ApiResource resource) => _resources.GetOrAdd(resource, static _ => (new Counter(), new Counter()));

    public void Write(MetricText text)
    {
        var all = _resources.OrderBy(r => r.Key.Group, StringComparer.Ordinal).ThenBy(r => r.Key.Plural, StringComparer.Ordinal).ToList();
        text.Family("apiserver_watch_events_total", "counter", "Events that were sent to watchers.");
        foreach (var (resource, figures) in all) text.Sample("apiserver_watch_events_total", figures.Events.Value, Labels(resource));
        text.Family("apiserver_watch_events_sizes_sum", "counter", "Bytes of the events that were sent to watchers.");
        foreach (var (resource, figures) in all) text.Sample("apiserver_watch_events_sizes_sum", figures.Bytes.Value, Labels(resource));
    }

    private static (string, string)[] Labels(ApiResource resource) => [("group", resource.Group), ("resource", resource.Plural), ("version", resource.Version)];
}
