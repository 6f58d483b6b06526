using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>How many objects there are of each resource.</summary>
public sealed class StorageMetrics(ClusterState state) : IMetricSource
{
    public void Write(MetricText text)
    {
        var counts = state.Catalog.Resources.Where(state.Has)
            .GroupBy(r => (r.Group, r.Plural))
            .Select(g => (g.Key.Group, g.Key.Plural, Count: state.Of(g.First()).Now.Objects.Count))
            .ToList();
        text.Family("apiserver_storage_objects", "gauge", "Objects of a resource.");
        foreach (var (group, plural, count) in counts)
        {
            text.Sample("apiserver_storage_objects", count, ("resource", group.Length == 0 ? plural : $"{plural}.{group}"));
        }
        text.Family("apiserver_resource_objects", "gauge", "Objects of a resource.");
        foreach (var (group, plural, count) in counts) text.Sample("apiserver_resource_objects", count, ("group", group), ("resource", plural));
    }
}
