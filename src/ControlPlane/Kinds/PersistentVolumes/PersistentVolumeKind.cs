using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumes;

internal sealed class PersistentVolumeKind(TimeProvider clock) : Kind<PersistentVolume>
{
    private const string OptionsAnnotation = "volume.beta.kubernetes.io/mount-options";

    public override bool ChecksMetadataAgain => false;

    public override int ChecksMetadataAsNew => 2;

    public override void Default(PersistentVolume value) => PersistentVolumeDefaults.Apply(value);

    public override void PrepareForCreate(PersistentVolume value) =>
        value.Status = new PersistentVolumeStatus { Phase = PersistentVolumePhase.Pending, LastPhaseTransitionTime = Time.Now(clock) };

    public override void PrepareForUpdate(PersistentVolume value, PersistentVolume old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(PersistentVolume value, PersistentVolume old)
    {
        value.Spec = old.Spec.Clone();
        if (value.Status.Phase == old.Status.Phase) return;
        if (value.Status.LastPhaseTransitionTime is null || value.Status.LastPhaseTransitionTime == old.Status.LastPhaseTransitionTime) value.Status.LastPhaseTransitionTime = Time.Now(clock);
    }

    public override void Validate(PersistentVolume value, FieldErrors errors)
    {
        PersistentVolumeRules.Validate(value.Spec, Field.Of("spec"), errors);
        MountOptions(value, errors);
    }

    public override void ValidateUpdate(PersistentVolume value, PersistentVolume old, FieldErrors errors)
    {
        PersistentVolumeRules.ValidateUpdate(value.Spec, old.Spec, errors);
        MountOptions(value, errors);
    }

    public override IEnumerable<string> Warnings(PersistentVolume value, PersistentVolume? old)
    {
        if (value.Metadata.Annotations?.ContainsKey(VolumeText.ClassAnnotation) == true) yield return $"metadata.annotations[{VolumeText.ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" attribute instead";
        if (value.Metadata.Annotations?.ContainsKey(OptionsAnnotation) == true)
        {
            yield return "metadata.annotations[volume.beta.kubernetes.io/mount-options]: deprecated since v1.31; use \"mountOptions\" attribute instead";
        }
        var spec = value.Spec;
        if (spec.PersistentVolumeReclaimPolicy == PersistentVolumeReclaimPolicy.Recycle) yield return "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";
        foreach (var warning in Sources(spec.PersistentVolumeSource)) yield return warning;
        if (spec.Capacity is { } capacity && capacity.TryGetValue(ResourceName.Storage, out var size) && !size.IsInteger) yield return $"spec.capacity[storage]: fractional byte value \"{size}\" is invalid, must be an integer";
    }

    public override IReadOnlyList<object?> Row(PersistentVolume value, DateTime now)
    {
        var spec = value.Spec;
        return
        [
            value.Metadata.Name,
            VolumeText.Storage(spec.Capacity),
            VolumeText.Modes(spec.AccessModes),
            spec.PersistentVolumeReclaimPolicy,
            value.Metadata.DeletionTimestamp is null ? value.Status.Phase : "Terminating",
            spec.ClaimRef is { } claim ? $"{claim.Namespace}/{claim.Name}" : "",
            value.Metadata.Annotations?.GetValueOrDefault(VolumeText.ClassAnnotation) ?? spec.StorageClassName,
            spec.VolumeAttributesClassName ?? "<unset>",
            value.Status.Reason,
            Cells.Age(value.Metadata.CreationTimestamp, now),
            spec.VolumeMode ?? "<unset>",
        ];
    }

    /// <summary>The annotation of old is for plug-ins that mount file systems themselves.</summary>
    private static void MountOptions(PersistentVolume value, FieldErrors errors)
    {
        if (value.Metadata.Annotations?.ContainsKey(OptionsAnnotation) != true) return;
        var source = value.Spec.PersistentVolumeSource;
        object?[] mounting =
        [
            source.GcePersistentDisk, source.AwsElasticBlockStore, source.Glusterfs, source.Rbd, source.Quobyte, source.Iscsi, source.Cinder, source.Cephfs,
            source.AzureFile, source.VsphereVolume, source.AzureDisk, source.Nfs,
        ];
        if (mounting.Any(m => m is not null)) return;
        errors.Forbidden(Field.Of("metadata").Child("annotations", OptionsAnnotation), "may not specify mount options for this volume type");
    }

    private static IEnumerable<string> Sources(PersistentVolumeSource source)
    {
        if (source.PhotonPersistentDisk is not null) yield return "spec.photonPersistentDisk: deprecated in v1.11, non-functional in v1.16+";
        if (source.ScaleIO is not null) yield return "spec.scaleIO: deprecated in v1.16, non-functional in v1.22+";
        if (source.Storageos is not null) yield return "spec.storageOS: deprecated in v1.22, non-functional in v1.25+";
        if (source.Glusterfs is not null) yield return "spec.glusterfs: deprecated in v1.25, non-functional in v1.26+";
        if (source.Cephfs is not null) yield return "spec.cephfs: deprecated in v1.28, non-functional in v1.31+";
        if (source.Rbd is not null) yield return "spec.rbd: deprecated in v1.28, non-functional in v1.31+";
    }
}
