using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>Rules of autoscalers, in the form of version 2.</summary>
internal static class HorizontalPodAutoscalerValidation
{
    private const int MostWindowSeconds = 3600;
    private const int MostPeriodSeconds = 1800;

    public static void Check(FieldErrors errors, HorizontalPodAutoscaler scaler)
    {
        var (field, spec) = (Field.Of("spec"), scaler.Spec);
        if (spec.MinReplicas < 1) errors.Invalid(field.Child("minReplicas"), spec.MinReplicas, "must be greater than or equal to 1");
        if (spec.MaxReplicas == 0) errors.Required(field.Child("maxReplicas"));
        else if (spec.MaxReplicas < 1) errors.Invalid(field.Child("maxReplicas"), spec.MaxReplicas, "must be greater than 0");
        if (spec.MaxReplicas < spec.MinReplicas) errors.Invalid(field.Child("maxReplicas"), spec.MaxReplicas, "must be greater than or equal to `minReplicas`");
        Reference(errors, field.Child("scaleTargetRef"), spec.ScaleTargetRef);
        Metrics(errors, field.Child("metrics"), spec);
        Rules(errors, field.Child("behavior", "scaleUp"), spec.Behavior?.ScaleUp);
        Rules(errors, field.Child("behavior", "scaleDown"), spec.Behavior?.ScaleDown);
    }

    /// <summary>The object that a scaler or a metric refers to.</summary>
    public static void Reference(FieldErrors errors, Field field, CrossVersionObjectReference reference)
    {
        if (reference.Kind.Length == 0) errors.Required(field.Child("kind"));
        else errors.InvalidEach(field.Child("kind"), reference.Kind, Names.PathSegment(reference.Kind));
        if (reference.Name.Length == 0) errors.Required(field.Child("name"));
        else errors.InvalidEach(field.Child("name"), reference.Name, Names.PathSegment(reference.Name));
    }

    private static void Metrics(FieldErrors errors, Field field, HorizontalPodAutoscalerSpec spec)
    {
        var metrics = spec.Metrics ?? [];
        for (var i = 0; i < metrics.Count; i++) MetricValidation.Check(errors, field.Index(i), metrics[i]);
        if (spec.MinReplicas == 0 && !metrics.Exists(m => m.Type is MetricSourceType.Object or MetricSourceType.External))
        {
            errors.Forbidden(field, "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }

    private static void Rules(FieldErrors errors, Field field, HPAScalingRules? rules)
    {
        if (rules is null) return;
        if (rules.StabilizationWindowSeconds is { } window and (< 0 or > MostWindowSeconds))
        {
            errors.Invalid(field.Child("stabilizationWindowSeconds"), window, window < 0 ? "must be greater than or equal to zero" : $"must be less than or equal to {MostWindowSeconds}");
        }
        if (rules.SelectPolicy is { } select) errors.OneOf(field.Child("selectPolicy"), select, ScalingPolicySelect.Disabled, ScalingPolicySelect.Max, ScalingPolicySelect.Min);
        if (rules.Policies is not { Count: > 0 } policies)
        {
            errors.Required(field.Child("policies"), "must specify at least one Policy");
            return;
        }
        for (var i = 0; i < policies.Count; i++)
        {
            var (policy, at) = (policies[i], field.Child("policies").Index(i));
            errors.OneOf(at.Child("type"), policy.Type, HPAScalingPolicyType.Percent, HPAScalingPolicyType.Pods);
            if (policy.Value <= 0) errors.Invalid(at.Child("value"), policy.Value, "must be greater than zero");
            if (policy.PeriodSeconds <= 0) errors.Invalid(at.Child("periodSeconds"), policy.PeriodSeconds, "must be greater than zero");
            else if (policy.PeriodSeconds > MostPeriodSeconds) errors.Invalid(at.Child("periodSeconds"), policy.PeriodSeconds, $"must be less than or equal to {MostPeriodSeconds}");
        }
    }
}
