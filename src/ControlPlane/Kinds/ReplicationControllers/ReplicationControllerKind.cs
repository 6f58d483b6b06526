using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ReplicationControllers;

/// <summary>ReplicationControllers: ReplicaSets of old, with a plain map as selector.</summary>
internal sealed class ReplicationControllerKind : Kind<ReplicationController>
{
    public override int ChecksMetadataAsNew => 1;

    public override IReadOnlyList<string> SelectableFields { get; } = ["status.replicas"];

    /// <summary>As it always was in this version of the API.</summary>
    public override bool OrphansDependents => true;

    public override void Default(ReplicationController value)
    {
        var spec = value.Spec;
        spec.Replicas ??= 1;
        if (spec.Template is not { } template) return;
        PodSpecDefaults.Apply(template);
        if (template.Metadata.Labels is not { } labels) return;
        if (spec.Selector is not { Count: > 0 }) spec.Selector = new(labels, StringComparer.Ordinal);
        if (value.Metadata.Labels is not { Count: > 0 }) value.Metadata.Labels = new(labels, StringComparer.Ordinal);
    }

    public override void PrepareForCreate(ReplicationController value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(ReplicationController value, ReplicationController old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(ReplicationController value, ReplicationController old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(ReplicationController value, FieldErrors errors)
    {
        var (field, spec) = (Field.Of("spec"), value.Spec);
        errors.NonNegative(field.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NonNegative(field.Child("replicas"), spec.Replicas);
        if (spec.Selector is not { Count: > 0 } selector)
        {
            errors.Required(field.Child("selector"));
            selector = [];
        }
        if (spec.Template is not { } template)
        {
            errors.Required(field.Child("template"));
            return;
        }
        PodTemplateRules.Matches(errors, field.Child("template"), new() { MatchLabels = selector }, template);
        PodTemplateRules.Check(errors, field.Child("template"), template);
        PodTemplateRules.RunsForever(errors, field.Child("template", "spec"), "ReplicationController", template.Spec);
    }

    /// <summary>Kubernetes checks a changed controller as a new one and as a change, with the same rules: what is wrong is told twice.</summary>
    public override void ValidateUpdate(ReplicationController value, ReplicationController old, FieldErrors errors)
    {
        Validate(value, errors);
        Validate(value, errors);
    }

    public override void ValidateStatusUpdate(ReplicationController value, ReplicationController old, FieldErrors errors)
    {
        var (field, status) = (Field.Of("status"), value.Status);
        ReplicaStatusRules.Check(errors, field, ("replicas", status.Replicas),
            ("fullyLabeledReplicas", status.FullyLabeledReplicas), ("readyReplicas", status.ReadyReplicas), ("availableReplicas", status.AvailableReplicas));
        errors.NonNegative(field.Child("observedGeneration"), status.ObservedGeneration);
        if (status.AvailableReplicas > status.ReadyReplicas) errors.Invalid(field.Child("availableReplicas"), status.AvailableReplicas, "cannot be greater than readyReplicas");
    }

    public override IEnumerable<string> Warnings(ReplicationController value, ReplicationController? old) =>
        WorkloadWarnings.Name(value.Metadata, old is null).Concat(WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template));

    public override string? SelectableField(ReplicationController value, string field) => field == "status.replicas" ? $"{value.Status.Replicas}" : null;

    public override IReadOnlyList<object?> Row(ReplicationController value, DateTime now) =>
    [
        value.Metadata.Name, (long)(value.Spec.Replicas ?? 0), (long)value.Status.Replicas, (long)value.Status.ReadyReplicas, Cells.Age(value.Metadata.CreationTimestamp, now),
        WorkloadCells.Names(value.Spec.Template?.Spec), WorkloadCells.Images(value.Spec.Template?.Spec), WorkloadCells.Labels(value.Spec.Selector),
    ];
}
