using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>Rules of the metrics that a scaler follows.</summary>
internal static class MetricValidation
{
    private static readonly string[] Types = [MetricSourceType.ContainerResource, MetricSourceType.External, MetricSourceType.Object, MetricSourceType.Pods, MetricSourceType.Resource];

    public static void Check(FieldErrors errors, Field field, MetricSpec metric)
    {
        if (metric.Type.Length == 0) errors.Required(field.Child("type"), "must specify a metric source type");
        if (!Types.Contains(metric.Type)) errors.NotSupported(field.Child("type"), metric.Type, Types);
        var expected = metric.Type switch
        {
            MetricSourceType.Object => "object",
            MetricSourceType.Pods => "pods",
            MetricSourceType.Resource => "resource",
            MetricSourceType.External => "external",
            MetricSourceType.ContainerResource => "containerResource",
            _ => null,
        };
        (string Name, bool Given)[] sources =
        [
            ("object", metric.Object is not null), ("pods", metric.Pods is not null), ("resource", metric.Resource is not null),
            ("external", metric.External is not null), ("containerResource", metric.ContainerResource is not null),
        ];
        var given = sources.Where(s => s.Given).Select(s => s.Name).ToList();
        if (given.Count > 0) Source(errors, field.Child(given[0]), metric, given[0]);
        if (expected is null) errors.NotSupported(field.Child("type"), metric.Type, Types);
        else if (!given.Contains(expected)) errors.Required(field.Child(expected), "must populate information for the given metric source");
        if (given.Count == 1) return;
        foreach (var name in given.Where(name => name != expected)) errors.Forbidden(field.Child(name), "must populate the given metric source only");
    }

    private static void Source(FieldErrors errors, Field field, MetricSpec metric, string name)
    {
        switch (name)
        {
            case "object":
                HorizontalPodAutoscalerValidation.Reference(errors, field.Child("describedObject"), metric.Object!.DescribedObject);
                Identifier(errors, field.Child("metric"), metric.Object.Metric);
                Target(errors, field.Child("target"), metric.Object.Target);
                if (metric.Object.Target is { Value: null, AverageValue: null }) errors.Required(field.Child("target", "averageValue"), "must set either a target value or averageValue");
                break;
            case "pods":
                Identifier(errors, field.Child("metric"), metric.Pods!.Metric);
                Target(errors, field.Child("target"), metric.Pods.Target);
                if (metric.Pods.Target.AverageValue is not { Sign: > 0 }) errors.Required(field.Child("target", "averageValue"), "must specify a positive target averageValue");
                break;
            case "external":
                External(errors, field, metric.External!);
                break;
            case "containerResource":
                if (metric.ContainerResource!.Name.Length == 0) errors.Required(field.Child("name"), "must specify a resource name");
                if (metric.ContainerResource.Container.Length == 0) errors.Required(field.Child("container"), "must specify a container");
                Resource(errors, field, metric.ContainerResource.Target);
                break;
            default:
                if (metric.Resource!.Name.Length == 0) errors.Required(field.Child("name"), "must specify a resource name");
                Resource(errors, field, metric.Resource.Target);
                break;
        }
    }

    private static void External(FieldErrors errors, Field field, ExternalMetricSource external)
    {
        Identifier(errors, field.Child("metric"), external.Metric);
        Target(errors, field.Child("target"), external.Target);
        if (external.Target is { Value: null, AverageValue: null }) errors.Required(field.Child("target", "averageValue"), "must set either a target value for metric or a per-pod target");
        if (external.Target is { Value: not null, AverageValue: not null }) errors.Forbidden(field.Child("target", "value"), "may not set both a target value for metric and a per-pod target");
    }

    private static void Resource(FieldErrors errors, Field field, MetricTarget target)
    {
        Target(errors, field.Child("target"), target);
        if (target is { AverageUtilization: null, AverageValue: null }) errors.Required(field.Child("target", "averageUtilization"), "must set either a target raw value or a target utilization");
        if (target is { AverageUtilization: not null, AverageValue: not null }) errors.Forbidden(field.Child("target", "averageValue"), "may not set both a target raw value and a target utilization");
    }

    private static void Identifier(FieldErrors errors, Field field, MetricIdentifier metric)
    {
        if (metric.Name.Length == 0) errors.Required(field.Child("name"), "must specify a metric name");
        else errors.InvalidEach(field.Child("name"), metric.Name, Names.PathSegment(metric.Name));
        errors.Selector(field.Child("selector"), metric.Selector);
    }

    private static void Target(FieldErrors errors, Field field, MetricTarget target)
    {
        if (target.Type.Length == 0) errors.Required(field.Child("type"), "must specify a metric target type");
        if (target.Type is not (MetricTargetType.Utilization or MetricTargetType.Value or MetricTargetType.AverageValue)) errors.Invalid(field.Child("type"), target.Type, "must be either Utilization, Value, or AverageValue");
        if (target.Value is { Sign: <= 0 } value) errors.Invalid(field.Child("value"), value, "must be positive");
        if (target.AverageValue is { Sign: <= 0 } average) errors.Invalid(field.Child("averageValue"), average, "must be positive");
        if (target.AverageUtilization < 1) errors.Invalid(field.Child("averageUtilization"), target.AverageUtilization, "must be greater than 0");
    }
}
