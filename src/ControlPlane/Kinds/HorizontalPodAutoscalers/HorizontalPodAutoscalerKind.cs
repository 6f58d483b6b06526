using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>HorizontalPodAutoscalers of autoscaling/v2.</summary>
internal sealed class HorizontalPodAutoscalerKind : Kind<HorizontalPodAutoscaler>
{
    public override void Default(HorizontalPodAutoscaler value) => HorizontalPodAutoscalerDefaults.Apply(value.Spec);

    public override void PrepareForCreate(HorizontalPodAutoscaler value) => value.Status = new();

    public override void PrepareForUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old) => value.Spec = old.Spec.Clone();

    public override void Validate(HorizontalPodAutoscaler value, FieldErrors errors) => HorizontalPodAutoscalerValidation.Check(errors, value);

    public override void ValidateStatusUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, FieldErrors errors)
    {
        errors.NonNegative(Field.Of("status").Child("currentReplicas"), value.Status.CurrentReplicas);
        errors.NonNegative(Field.Of("status").Child("desiredReplicas"), value.Status.DesiredReplicas);
    }

    public override IReadOnlyList<object?> Row(HorizontalPodAutoscaler value, DateTime now) => HorizontalPodAutoscalerColumns.Of(value, now);
}
