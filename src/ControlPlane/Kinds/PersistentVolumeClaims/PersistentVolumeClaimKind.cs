using NetKube.ControlPlane.Kinds.PersistentVolumes;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumeClaims;

internal sealed class PersistentVolumeClaimKind : Kind<PersistentVolumeClaim>
{
    public override int ChecksMetadataAsNew => 2;

    public override void Default(PersistentVolumeClaim value)
    {
        if (value.Status.Phase.Length == 0) value.Status.Phase = PersistentVolumeClaimPhase.Pending;
        value.Spec.VolumeMode ??= PersistentVolumeMode.Filesystem;
    }

    public override void PrepareForCreate(PersistentVolumeClaim value)
    {
        value.Status = new PersistentVolumeClaimStatus { Phase = PersistentVolumeClaimPhase.Pending };
        DropForeignSource(value.Spec);
        CompleteSources(value.Spec);
    }

    public override void PrepareForUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old)
    {
        value.Status = old.Status.Clone();
        if (old.Spec.DataSource is null && old.Spec.DataSourceRef is null) DropForeignSource(value.Spec);
        CompleteSources(value.Spec);
    }

    public override void PrepareForStatusUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old) => value.Spec = old.Spec.Clone();

    public override void Validate(PersistentVolumeClaim value, FieldErrors errors) => ClaimSpecRules.Validate(value.Spec, Field.Of("spec"), errors);

    public override void ValidateUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old, FieldErrors errors) => ClaimUpdateRules.Validate(value, old, errors);

    public override void ValidateStatusUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old, FieldErrors errors) => ClaimUpdateRules.ValidateStatus(value, errors);

    public override IEnumerable<string> Warnings(PersistentVolumeClaim value, PersistentVolumeClaim? old)
    {
        var requests = value.Spec.Resources.Requests;
        if (requests is not null && requests.TryGetValue(ResourceName.Storage, out var size) && !size.IsInteger) yield return $"spec.resources.requests[storage]: fractional byte value \"{size}\" is invalid, must be an integer";
        var limits = value.Spec.Resources.Limits;
        if (limits is not null && limits.TryGetValue(ResourceName.Storage, out var limit) && !limit.IsInteger) yield return $"spec.resources.limits[storage]: fractional byte value \"{limit}\" is invalid, must be an integer";
        if (value.Metadata.Annotations?.ContainsKey(VolumeText.ClassAnnotation) == true) yield return $"metadata.annotations[{VolumeText.ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" attribute instead";
    }

    public override IReadOnlyList<object?> Row(PersistentVolumeClaim value, DateTime now)
    {
        var (spec, status) = (value.Spec, value.Status);
        var isBound = spec.VolumeName.Length > 0;
        return
        [
            value.Metadata.Name,
            value.Metadata.DeletionTimestamp is null ? status.Phase : "Terminating",
            spec.VolumeName,
            isBound ? VolumeText.Storage(status.Capacity) : "",
            isBound ? VolumeText.Modes(status.AccessModes) : "",
            value.Metadata.Annotations?.GetValueOrDefault(VolumeText.ClassAnnotation) ?? spec.StorageClassName ?? "",
            spec.VolumeAttributesClassName ?? "<unset>",
            Cells.Age(value.Metadata.CreationTimestamp, now),
            spec.VolumeMode ?? "<unset>",
        ];
    }

    /// <summary>The older field only ever took claims and snapshots; anything else in it was dropped silently, and still is.</summary>
    private static void DropForeignSource(PersistentVolumeClaimSpec spec)
    {
        if (spec.DataSource is not { } source) return;
        var isClaim = string.IsNullOrEmpty(source.ApiGroup) && source.Kind == "PersistentVolumeClaim";
        var isSnapshot = source is { ApiGroup: "snapshot.storage.k8s.io", Kind: "VolumeSnapshot" };
        if (!isClaim && !isSnapshot && spec.DataSourceRef is null) spec.DataSource = null;
    }

    /// <summary>dataSource and dataSourceRef say the same.</summary>
    private static void CompleteSources(PersistentVolumeClaimSpec spec)
    {
        if (spec is { DataSource: { } source, DataSourceRef: null }) spec.DataSourceRef = new TypedObjectReference { ApiGroup = source.ApiGroup, Kind = source.Kind, Name = source.Name };
        else if (spec is { DataSourceRef: { } reference, DataSource: null }) spec.DataSource = new TypedLocalObjectReference { ApiGroup = reference.ApiGroup, Kind = reference.Kind, Name = reference.Name };
    }
}
