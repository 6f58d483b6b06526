using NetKube.ControlPlane.Kinds.PersistentVolumes;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumeClaims;

/// <summary>A claim stays what it was, so that quota cannot be got around: only a bound one may ask for more, or for another class of attributes.</summary>
internal static class ClaimUpdateRules
{
    private static readonly Field Spec = Field.Of("spec");
    private static readonly Field Status = Field.Of("status");

    public static void Validate(PersistentVolumeClaim claim, PersistentVolumeClaim old, FieldErrors errors)
    {
        // Kubernetes checks a changed claim as a new one and as a change, with the same rules: what is wrong is told twice.
        ClaimSpecRules.Validate(claim.Spec, Spec, errors);
        ClaimSpecRules.Validate(claim.Spec, Spec, errors);
        StorageClassAnnotation(claim, old, errors);
        if (!Same.Value(Comparable(claim, old), old.Spec)) errors.Forbidden(Spec, "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims");
        var (size, oldSize) = (Storage(claim.Spec.Resources.Requests), Storage(old.Spec.Resources.Requests));
        if (size < oldSize && size <= Storage(old.Status.Capacity)) errors.Forbidden(Spec.Child("resources", "requests").Child(ResourceName.Storage), "field can not be less than status.capacity");
        errors.Unchanged(Field.Of("volumeMode"), claim.Spec.VolumeMode, old.Spec.VolumeMode);
        // A class that was wished for, but is not that of the volume yet, may be taken back.
        if (old.Spec.VolumeAttributesClassName == claim.Spec.VolumeAttributesClassName || old.Status.CurrentVolumeAttributesClassName is null) return;
        var field = Spec.Child("volumeAttributesClassName");
        const string When = "is forbidden when status.currentVolumeAttributesClassName is not nil";
        if (claim.Spec.VolumeAttributesClassName is null) errors.Forbidden(field, $"update to nil {When}");
        else if (claim.Spec.VolumeAttributesClassName.Length == 0) errors.Forbidden(field, $"update to empty string {When}");
    }

    public static void ValidateStatus(PersistentVolumeClaim claim, FieldErrors errors)
    {
        if (claim.Spec.AccessModes is not { Count: > 0 }) errors.Required(Field.Of("Spec").Child("accessModes"));
        foreach (var (name, amount) in ResourceRules.Sorted(claim.Status.Capacity)) NotNegative(Status.Child("capacity").Key(name), amount, errors);
        var field = Status.Child("allocatedResourceStatuses");
        foreach (var (name, state) in (claim.Status.AllocatedResourceStatuses ?? []).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            _ = ResourceKey(field, name, errors);
            errors.OneOf(field, state, ClaimResourceStatus.ControllerResizeInProgress, ClaimResourceStatus.ControllerResizeInfeasible, ClaimResourceStatus.NodeResizePending, ClaimResourceStatus.NodeResizeInProgress, ClaimResourceStatus.NodeResizeInfeasible);
        }
        field = Status.Child("allocatedResources");
        foreach (var (name, amount) in ResourceRules.Sorted(claim.Status.AllocatedResources))
        {
            if (ResourceKey(field, name, errors)) NotNegative(field.Key(name), amount, errors);
        }
    }

    /// <summary>The new spec with everything put back that may change.</summary>
    private static PersistentVolumeClaimSpec Comparable(PersistentVolumeClaim claim, PersistentVolumeClaim old)
    {
        var spec = claim.Spec.Clone();
        if (old.Spec.VolumeName.Length == 0) spec.VolumeName = "";
        if (old.Spec.StorageClassName is null && spec.StorageClassName is { } storageClass
            && (old.Metadata.Annotations?.GetValueOrDefault(VolumeText.ClassAnnotation) is not { } annotated || annotated == storageClass))
        {
            spec.StorageClassName = null;
        }
        if (claim.Status.Phase != PersistentVolumeClaimPhase.Bound) return spec;
        if (spec.Resources.Requests is { } requests && old.Spec.Resources.Requests?.TryGetValue(ResourceName.Storage, out var size) == true) requests[ResourceName.Storage] = size;
        spec.VolumeAttributesClassName = old.Spec.VolumeAttributesClassName;
        return spec;
    }

    private static void StorageClassAnnotation(PersistentVolumeClaim claim, PersistentVolumeClaim old, FieldErrors errors)
    {
        var now = claim.Metadata.Annotations?.GetValueOrDefault(VolumeText.ClassAnnotation) ?? "";
        var before = old.Metadata.Annotations?.GetValueOrDefault(VolumeText.ClassAnnotation) ?? "";
        var moved = before.Length > 0 && now.Length == 0 && old.Spec.StorageClassName is null && claim.Spec.StorageClassName == before;
        if (now != before && !moved) errors.Invalid(Field.Of("metadata").Child("annotations", VolumeText.ClassAnnotation), now, CommonRules.Immutable);
    }

    private static bool ResourceKey(Field field, string name, FieldErrors errors)
    {
        var before = errors.All.Count;
        errors.QualifiedName(field, name);
        if (errors.All.Count == before && ResourceNames.IsNative(name)) errors.OneOf(field, name, ResourceName.Storage);
        return errors.All.Count == before;
    }

    private static void NotNegative(Field field, Quantity amount, FieldErrors errors)
    {
        if (amount.Value < 0) errors.Invalid(field, amount.Value, "must be a valid resource quantity");
    }

    private static Quantity Storage(Dictionary<string, Quantity>? amounts) => amounts is not null && amounts.TryGetValue(ResourceName.Storage, out var amount) ? amount : default;
}
