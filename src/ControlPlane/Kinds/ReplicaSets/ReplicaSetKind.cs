using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.ReplicaSets;

/// <summary>ReplicaSets.</summary>
internal sealed class ReplicaSetKind : Kind<ReplicaSet>
{
    public override int ChecksMetadataAsNew => 1;

    public override void Default(ReplicaSet value)
    {
        value.Spec.Replicas ??= 1;
        PodSpecDefaults.Apply(value.Spec.Template);
    }

    public override void PrepareForCreate(ReplicaSet value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(ReplicaSet value, ReplicaSet old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(ReplicaSet value, ReplicaSet old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(ReplicaSet value, FieldErrors errors)
    {
        var field = Field.Of("spec");
        errors.NonNegative(field.Child("replicas"), value.Spec.Replicas);
        errors.NonNegative(field.Child("minReadySeconds"), value.Spec.MinReadySeconds);
        PodTemplateRules.CheckOfController(errors, field, "deployment", value.Spec.Selector, value.Spec.Template);
    }

    /// <summary>Kubernetes checks a changed set as a new one and as a change, with the same rules: what is wrong is told twice.</summary>
    public override void ValidateUpdate(ReplicaSet value, ReplicaSet old, FieldErrors errors)
    {
        Validate(value, errors);
        Validate(value, errors);
        errors.Unchanged(Field.Of("spec").Child("selector"), value.Spec.Selector, old.Spec.Selector);
    }

    public override void ValidateStatusUpdate(ReplicaSet value, ReplicaSet old, FieldErrors errors)
    {
        var (field, status) = (Field.Of("status"), value.Status);
        ReplicaStatusRules.Check(errors, field, ("replicas", status.Replicas),
            ("fullyLabeledReplicas", status.FullyLabeledReplicas), ("readyReplicas", status.ReadyReplicas), ("availableReplicas", status.AvailableReplicas));
        errors.NonNegative(field.Child("terminatingReplicas"), status.TerminatingReplicas);
        errors.NonNegative(field.Child("observedGeneration"), status.ObservedGeneration);
        if (status.AvailableReplicas > status.ReadyReplicas) errors.Invalid(field.Child("availableReplicas"), status.AvailableReplicas, "cannot be greater than readyReplicas");
    }

    public override IEnumerable<string> Warnings(ReplicaSet value, ReplicaSet? old) =>
        WorkloadWarnings.Name(value.Metadata, old is null).Concat(WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template));

    public override IReadOnlyList<object?> Row(ReplicaSet value, DateTime now) =>
    [
        value.Metadata.Name, (long)(value.Spec.Replicas ?? 0), (long)value.Status.Replicas, (long)value.Status.ReadyReplicas, Cells.Age(value.Metadata.CreationTimestamp, now),
        WorkloadCells.Names(value.Spec.Template.Spec), WorkloadCells.Images(value.Spec.Template.Spec), WorkloadCells.Selector(value.Spec.Selector),
    ];
}
