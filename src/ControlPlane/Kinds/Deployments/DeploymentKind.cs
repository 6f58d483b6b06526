using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.Deployments;

/// <summary>Deployments.</summary>
internal sealed class DeploymentKind : Kind<Deployment>
{
    public override void Default(Deployment value)
    {
        var spec = value.Spec;
        PodSpecDefaults.Apply(spec.Template);
        spec.Replicas ??= 1;
        spec.RevisionHistoryLimit ??= 10;
        spec.ProgressDeadlineSeconds ??= 600;
        if (spec.Strategy.Type.Length == 0) spec.Strategy.Type = DeploymentStrategyType.RollingUpdate;
        if (spec.Strategy.Type != DeploymentStrategyType.RollingUpdate) return;
        var update = spec.Strategy.RollingUpdate ??= new();
        update.MaxUnavailable ??= "25%";
        update.MaxSurge ??= "25%";
    }

    public override void PrepareForCreate(Deployment value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    /// <summary>Annotations count too: the controller copies them to ReplicaSets.</summary>
    public override void PrepareForUpdate(Deployment value, Deployment old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec) && Same.Maps(value.Metadata.Annotations, old.Metadata.Annotations));
    }

    public override void PrepareForStatusUpdate(Deployment value, Deployment old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Labels = old.Metadata.Clone().Labels;
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(Deployment value, FieldErrors errors) => DeploymentValidation.Check(errors, value);

    public override void ValidateUpdate(Deployment value, Deployment old, FieldErrors errors)
    {
        DeploymentValidation.Check(errors, value);
        errors.Unchanged(Field.Of("spec").Child("selector"), value.Spec.Selector, old.Spec.Selector);
    }

    public override void ValidateStatusUpdate(Deployment value, Deployment old, FieldErrors errors) => DeploymentValidation.CheckStatus(errors, value, old);

    public override IEnumerable<string> Warnings(Deployment value, Deployment? old) =>
        WorkloadWarnings.Name(value.Metadata, old is null).Concat(WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template));

    public override IReadOnlyList<object?> Row(Deployment value, DateTime now) =>
    [
        value.Metadata.Name, $"{value.Status.ReadyReplicas}/{value.Spec.Replicas ?? 0}", (long)value.Status.UpdatedReplicas, (long)value.Status.AvailableReplicas,
        Cells.Age(value.Metadata.CreationTimestamp, now),
        WorkloadCells.Names(value.Spec.Template.Spec), WorkloadCells.Images(value.Spec.Template.Spec), WorkloadCells.Selector(value.Spec.Selector),
    ];
}
