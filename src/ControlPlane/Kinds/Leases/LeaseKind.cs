using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Coordination.V1;

namespace NetKube.ControlPlane.Kinds.Leases;

internal sealed class LeaseKind : Kind<Lease>
{
    public override bool QualifiesFinalizers => false;

    private static readonly Field Spec = Field.Of("spec");

    public override bool CreatesOnUpdate => true;

    public override bool AllowsUnconditionalUpdate => false;

    // Coordinated leader election is off unless asked for.
    public override void PrepareForCreate(Lease value) => (value.Spec.Strategy, value.Spec.PreferredHolder) = (null, null);

    public override void PrepareForUpdate(Lease value, Lease old)
    {
        if (old.Spec.Strategy is null) value.Spec.Strategy = null;
        if (old.Spec.PreferredHolder is null) value.Spec.PreferredHolder = null;
    }

    public override void Validate(Lease value, FieldErrors errors)
    {
        if (value.Spec.LeaseDurationSeconds is <= 0 and var seconds) errors.Invalid(Spec.Child("leaseDurationSeconds"), seconds, "must be greater than 0");
        errors.NonNegative(Spec.Child("leaseTransitions"), value.Spec.LeaseTransitions);
        if (value.Spec is { PreferredHolder.Length: > 0, Strategy: null or "" }) errors.Forbidden(Spec.Child("preferredHolder"), "may only be specified when strategy is defined");
    }

    public override IReadOnlyList<object?> Row(Lease value, DateTime now) =>
        [value.Metadata.Name, value.Spec.HolderIdentity ?? "", Cells.Age(value.Metadata.CreationTimestamp, now)];
}
