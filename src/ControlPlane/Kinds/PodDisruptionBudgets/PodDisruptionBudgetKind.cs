using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Policy.V1;

namespace NetKube.ControlPlane.Kinds.PodDisruptionBudgets;

/// <summary>PodDisruptionBudgets.</summary>
internal sealed class PodDisruptionBudgetKind : Kind<PodDisruptionBudget>
{
    public override bool ChecksMetadataAgain => false;

    public override bool QualifiesFinalizers => false;

    private const string NotApplicable = "N/A";

    /// <summary>Two controllers' views must not overwrite each other.</summary>
    public override bool AllowsUnconditionalUpdate => false;

    public override void PrepareForCreate(PodDisruptionBudget value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(PodDisruptionBudget value, PodDisruptionBudget old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(PodDisruptionBudget value, PodDisruptionBudget old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(PodDisruptionBudget value, FieldErrors errors)
    {
        var (field, spec) = (Field.Of("spec"), value.Spec);
        if (spec is { MinAvailable: not null, MaxUnavailable: not null }) errors.Invalid(field, spec, "minAvailable and maxUnavailable cannot be both set");
        Amount(errors, field.Child("minAvailable"), spec.MinAvailable);
        Amount(errors, field.Child("maxUnavailable"), spec.MaxUnavailable);
        errors.Selector(field.Child("selector"), spec.Selector);
        if (spec.UnhealthyPodEvictionPolicy is { } policy) errors.OneOf(field.Child("unhealthyPodEvictionPolicy"), policy, UnhealthyPodEvictionPolicyType.AlwaysAllow, UnhealthyPodEvictionPolicyType.IfHealthyBudget);
    }

    public override void ValidateStatusUpdate(PodDisruptionBudget value, PodDisruptionBudget old, FieldErrors errors)
    {
        var (field, status) = (Field.Of("status"), value.Status);
        errors.NonNegative(field.Child("disruptionsAllowed"), status.DisruptionsAllowed);
        errors.NonNegative(field.Child("currentHealthy"), status.CurrentHealthy);
        errors.NonNegative(field.Child("desiredHealthy"), status.DesiredHealthy);
        errors.NonNegative(field.Child("expectedPods"), status.ExpectedPods);
    }

    public override IReadOnlyList<object?> Row(PodDisruptionBudget value, DateTime now) =>
    [
        value.Metadata.Name, value.Spec.MinAvailable?.ToString() ?? NotApplicable, value.Spec.MaxUnavailable?.ToString() ?? NotApplicable,
        (long)value.Status.DisruptionsAllowed, Cells.Age(value.Metadata.CreationTimestamp, now),
    ];

    private static void Amount(FieldErrors errors, Field field, IntOrString? amount)
    {
        if (amount is not { } value) return;
        errors.NonNegativeIntOrPercent(field, value);
        errors.NotMoreThanHundredPercent(field, value);
    }
}
