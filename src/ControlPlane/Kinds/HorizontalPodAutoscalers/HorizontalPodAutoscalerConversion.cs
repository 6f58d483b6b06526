using System.Text;
using NetKube.Shared.Serialization;
using Newer = NetKube.Shared.Api.Autoscaling.V2;
using Older = NetKube.Shared.Api.Autoscaling.V1;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>
/// One autoscaler in its two forms. Version 1 knows CPU utilization only; whatever else version 2 holds goes through
/// annotations, so that nothing is lost when an older client writes back what it read.
/// </summary>
public static class HorizontalPodAutoscalerConversion
{
    private const string MetricsAnnotation = "autoscaling.alpha.kubernetes.io/metrics";
    private const string StatusesAnnotation = "autoscaling.alpha.kubernetes.io/current-metrics";
    private const string ConditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions";
    private const string BehaviorAnnotation = "autoscaling.alpha.kubernetes.io/behavior";
    private const string Cpu = "cpu";

    /// <summary>What version 1 keeps of the fields that only version 2 has.</summary>
    internal static IReadOnlyList<string> Annotations { get; } = [MetricsAnnotation, StatusesAnnotation, ConditionsAnnotation, BehaviorAnnotation];

    /// <summary>Whether CPU utilization would be the only metric.</summary>
    internal static bool HasNoOtherMetrics(Older.HorizontalPodAutoscaler value) => value.Metadata.Annotations?.ContainsKey(MetricsAnnotation) != true;

    /// <summary>As autoscaling/v2 has it.</summary>
    public static Newer.HorizontalPodAutoscaler ToNewer(Older.HorizontalPodAutoscaler value)
    {
        var metadata = value.Metadata.Clone();
        var metrics = Annotated(metadata.Annotations, MetricsAnnotation, Older.MetricSpec.ReadJson).ConvertAll(MetricConversion.ToNewer);
        if (value.Spec.TargetCPUUtilizationPercentage is { } percent) metrics.Add(MetricConversion.CpuUtilization(percent));
        var statuses = Annotated(metadata.Annotations, StatusesAnnotation, Older.MetricStatus.ReadJson).ConvertAll(MetricConversion.ToNewer);
        if (statuses.Count == 0 && value.Status.CurrentCPUUtilizationPercentage is { } current) statuses.Add(MetricConversion.CpuStatus(current));
        var conditions = Annotated(metadata.Annotations, ConditionsAnnotation, Older.HorizontalPodAutoscalerCondition.ReadJson).ConvertAll(Condition);
        var behavior = metadata.Annotations is { } a && a.TryGetValue(BehaviorAnnotation, out var text) ? BehaviorText.Read(text) : null;
        foreach (var name in Annotations) metadata.Annotations?.Remove(name);
        if (metadata.Annotations is { Count: 0 }) metadata.Annotations = null;
        return new()
        {
            Kind = "HorizontalPodAutoscaler",
            ApiVersion = "autoscaling/v2",
            Metadata = metadata,
            Spec = new()
            {
                ScaleTargetRef = MetricConversion.ToNewer(value.Spec.ScaleTargetRef),
                MinReplicas = value.Spec.MinReplicas,
                MaxReplicas = value.Spec.MaxReplicas,
                Metrics = metrics.Count > 0 ? metrics : null,
                Behavior = behavior,
            },
            Status = new()
            {
                ObservedGeneration = value.Status.ObservedGeneration,
                LastScaleTime = value.Status.LastScaleTime,
                CurrentReplicas = value.Status.CurrentReplicas,
                DesiredReplicas = value.Status.DesiredReplicas,
                CurrentMetrics = statuses.Count > 0 ? statuses : null,
                Conditions = conditions.Count > 0 ? conditions : null,
            },
        };
    }

    /// <summary>As autoscaling/v1 has it.</summary>
    public static Older.HorizontalPodAutoscaler ToOlder(Newer.HorizontalPodAutoscaler value)
    {
        var metadata = value.Metadata.Clone();
        var metrics = value.Spec.Metrics ?? [];
        var cpu = metrics.Find(IsCpuUtilization)?.Resource?.Target.AverageUtilization;
        Annotate(MetricsAnnotation, metrics.Where(m => !IsCpuUtilization(m)).Select(m => JsonOutput.Encode(MetricConversion.ToOlder(m))));
        Annotate(StatusesAnnotation, (value.Status.CurrentMetrics ?? []).Select(m => JsonOutput.Encode(MetricConversion.ToOlder(m))));
        Annotate(ConditionsAnnotation, (value.Status.Conditions ?? []).Select(c => JsonOutput.Encode(Condition(c))));
        if (value.Spec.Behavior is { } behavior) (metadata.Annotations ??= new(StringComparer.Ordinal))[BehaviorAnnotation] = BehaviorText.Write(behavior);
        return new()
        {
            Kind = "HorizontalPodAutoscaler",
            ApiVersion = "autoscaling/v1",
            Metadata = metadata,
            Spec = new()
            {
                ScaleTargetRef = MetricConversion.ToOlder(value.Spec.ScaleTargetRef),
                MinReplicas = value.Spec.MinReplicas,
                MaxReplicas = value.Spec.MaxReplicas,
                TargetCPUUtilizationPercentage = cpu,
            },
            Status = new()
            {
                ObservedGeneration = value.Status.ObservedGeneration,
                LastScaleTime = value.Status.LastScaleTime,
                CurrentReplicas = value.Status.CurrentReplicas,
                DesiredReplicas = value.Status.DesiredReplicas,
                CurrentCPUUtilizationPercentage = (value.Status.CurrentMetrics ?? []).Find(m => m.Resource?.Name == Cpu)?.Resource?.Current.AverageUtilization,
            },
        };

        void Annotate(string name, IEnumerable<byte[]> items)
        {
            var texts = items.Select(Encoding.UTF8.GetString).ToList();
            if (texts.Count > 0) (metadata.Annotations ??= new(StringComparer.Ordinal))[name] = $"[{string.Join(',', texts)}]";
        }
    }

    private static bool IsCpuUtilization(Newer.MetricSpec metric) => metric is { Type: Newer.MetricSourceType.Resource, Resource: { Name: Cpu, Target.AverageUtilization: not null } };

    /// <summary>A list in an annotation; empty when it is absent or cannot be read, as Kubernetes treats it.</summary>
    private static List<T> Annotated<T>(Dictionary<string, string>? annotations, string name, ReadElement<T> read)
    {
        if (annotations is null || !annotations.TryGetValue(name, out var text)) return [];
        try
        {
            var input = new JsonInput(Encoding.UTF8.GetBytes(text));
            return input.ReadList(read) ?? [];
        }
        catch (ApiFormatException)
        {
            return [];
        }
    }

    private static Newer.HorizontalPodAutoscalerCondition Condition(Older.HorizontalPodAutoscalerCondition c) =>
        new() { Type = c.Type, Status = c.Status, LastTransitionTime = c.LastTransitionTime, Reason = c.Reason, Message = c.Message };

    private static Older.HorizontalPodAutoscalerCondition Condition(Newer.HorizontalPodAutoscalerCondition c) =>
        new() { Type = c.Type, Status = c.Status, LastTransitionTime = c.LastTransitionTime, Reason = c.Reason, Message = c.Message };
}
