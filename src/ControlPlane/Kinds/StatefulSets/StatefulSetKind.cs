using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.StatefulSets;

/// <summary>StatefulSets.</summary>
internal sealed class StatefulSetKind : Kind<StatefulSet>
{
    /// <summary>Its name and an ordinal make host names.</summary>
    public override NameRule NameRule => NameRule.DnsLabel;

    public override void Default(StatefulSet value)
    {
        var spec = value.Spec;
        PodSpecDefaults.Apply(spec.Template);
        spec.Replicas ??= 1;
        spec.RevisionHistoryLimit ??= 10;
        if (spec.PodManagementPolicy.Length == 0) spec.PodManagementPolicy = PodManagementPolicyType.OrderedReady;
        if (spec.UpdateStrategy.Type.Length == 0) spec.UpdateStrategy.Type = StatefulSetUpdateStrategyType.RollingUpdate;
        if (spec.UpdateStrategy.Type == StatefulSetUpdateStrategyType.RollingUpdate)
        {
            var update = spec.UpdateStrategy.RollingUpdate ??= new();
            update.Partition ??= 0;
        }
        var retention = spec.PersistentVolumeClaimRetentionPolicy ??= new();
        if (retention.WhenDeleted.Length == 0) retention.WhenDeleted = PersistentVolumeClaimRetentionPolicyType.Retain;
        if (retention.WhenScaled.Length == 0) retention.WhenScaled = PersistentVolumeClaimRetentionPolicyType.Retain;
        foreach (var claim in spec.VolumeClaimTemplates ?? []) Default(claim);
    }

    public override void PrepareForCreate(StatefulSet value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(StatefulSet value, StatefulSet old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(StatefulSet value, StatefulSet old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(StatefulSet value, FieldErrors errors) => StatefulSetValidation.Check(errors, value, templateToo: true);

    public override void ValidateUpdate(StatefulSet value, StatefulSet old, FieldErrors errors)
    {
        StatefulSetValidation.Check(errors, value, StatefulSetValidation.HasGoodTemplate(old));
        StatefulSetValidation.CheckChange(errors, value, old);
    }

    public override void ValidateStatusUpdate(StatefulSet value, StatefulSet old, FieldErrors errors) => StatefulSetValidation.CheckStatus(errors, value, old);

    public override IEnumerable<string> Warnings(StatefulSet value, StatefulSet? old) => WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template);

    public override IReadOnlyList<object?> Row(StatefulSet value, DateTime now) =>
    [
        value.Metadata.Name, $"{value.Status.ReadyReplicas}/{value.Spec.Replicas ?? 0}", Cells.Age(value.Metadata.CreationTimestamp, now),
        WorkloadCells.Names(value.Spec.Template.Spec), WorkloadCells.Images(value.Spec.Template.Spec),
    ];

    // A template is a whole claim, kind and status included.
    private static void Default(PersistentVolumeClaim claim)
    {
        claim.Kind = "PersistentVolumeClaim";
        claim.ApiVersion = "v1";
        claim.Spec.VolumeMode ??= PersistentVolumeMode.Filesystem;
        if (claim.Status.Phase.Length == 0) claim.Status.Phase = PersistentVolumeClaimPhase.Pending;
    }
}
