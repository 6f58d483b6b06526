using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Autoscaling.V1;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>HorizontalPodAutoscalers of autoscaling/v1: the same objects, with CPU utilization as the only metric.</summary>
internal sealed class OlderHorizontalPodAutoscalerKind : Kind<HorizontalPodAutoscaler>
{
    public override IReadOnlyList<string> WireAnnotations => HorizontalPodAutoscalerConversion.Annotations;

    /// <summary>80 % is what version 2 falls back to when no metric is given.</summary>
    public override void Default(HorizontalPodAutoscaler value)
    {
        value.Spec.MinReplicas ??= 1;
        if (HorizontalPodAutoscalerConversion.HasNoOtherMetrics(value)) value.Spec.TargetCPUUtilizationPercentage ??= HorizontalPodAutoscalerDefaults.CpuUtilization;
    }

    public override void PrepareForCreate(HorizontalPodAutoscaler value) => value.Status = new();

    public override void PrepareForUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old) => value.Spec = old.Spec.Clone();

    public override void Validate(HorizontalPodAutoscaler value, FieldErrors errors) =>
        HorizontalPodAutoscalerValidation.Check(errors, HorizontalPodAutoscalerConversion.ToNewer(value));

    public override void ValidateStatusUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, FieldErrors errors)
    {
        errors.NonNegative(Field.Of("status").Child("currentReplicas"), value.Status.CurrentReplicas);
        errors.NonNegative(Field.Of("status").Child("desiredReplicas"), value.Status.DesiredReplicas);
    }

    public override IReadOnlyList<object?> Row(HorizontalPodAutoscaler value, DateTime now) =>
        HorizontalPodAutoscalerColumns.Of(HorizontalPodAutoscalerConversion.ToNewer(value), now);
}
