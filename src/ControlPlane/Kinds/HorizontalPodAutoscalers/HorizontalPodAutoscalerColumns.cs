using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>A scaler's line: what its metrics are and should be.</summary>
internal static class HorizontalPodAutoscalerColumns
{
    private const string Unknown = "<unknown>";
    private const int MostMetrics = 2;

    public static IReadOnlyList<object?> Of(HorizontalPodAutoscaler value, DateTime now) =>
    [
        value.Metadata.Name, $"{value.Spec.ScaleTargetRef.Kind}/{value.Spec.ScaleTargetRef.Name}", Metrics(value), value.Spec.MinReplicas?.ToString() ?? "<unset>",
        (long)value.Spec.MaxReplicas, (long)value.Status.CurrentReplicas, Cells.Age(value.Metadata.CreationTimestamp, now),
    ];

    private static string Metrics(HorizontalPodAutoscaler value)
    {
        var metrics = value.Spec.Metrics ?? [];
        if (metrics.Count == 0) return "<none>";
        var statuses = value.Status.CurrentMetrics ?? [];
        var shown = string.Join(", ", metrics.Take(MostMetrics).Select((metric, i) => Metric(metric, i < statuses.Count ? statuses[i] : null)));
        return metrics.Count > MostMetrics ? $"{shown} + {metrics.Count - MostMetrics} more..." : shown;
    }

    private static string Metric(MetricSpec metric, MetricStatus? status) => metric switch
    {
        { Type: MetricSourceType.Pods, Pods: { } pods } => Average(status?.Pods?.Current, pods.Target),
        { Type: MetricSourceType.Object, Object: { } other } => Whole(status?.Object?.Current, other.Target),
        { Type: MetricSourceType.External, External: { } external } => Whole(status?.External?.Current, external.Target),
        { Type: MetricSourceType.Resource, Resource: { } resource } => $"{resource.Name}: {Resource(status?.Resource?.Current, resource.Target)}",
        { Type: MetricSourceType.ContainerResource, ContainerResource: { } resource } => $"{resource.Name}: {Resource(status?.ContainerResource?.Current, resource.Target)}",
        _ => "<unknown type>",
    };

    private static string Average(MetricValueStatus? now, MetricTarget target) => $"{now?.AverageValue?.ToString() ?? Unknown}/{target.AverageValue}";

    private static string Whole(MetricValueStatus? now, MetricTarget target) =>
        target.AverageValue is { } average ? $"{now?.AverageValue?.ToString() ?? Unknown}/{average} (avg)" : $"{now?.Value?.ToString() ?? Unknown}/{target.Value}";

    private static string Resource(MetricValueStatus? now, MetricTarget target)
    {
        if (target.AverageValue is not null) return Average(now, target);
        var current = now?.AverageUtilization is { } percent ? $"{percent}%" : Unknown;
        return $"{current}/{(target.AverageUtilization is { } wanted ? $"{wanted}%" : "<auto>")}";
    }
}
