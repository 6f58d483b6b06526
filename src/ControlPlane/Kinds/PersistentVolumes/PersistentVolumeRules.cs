using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumes;

internal static class PersistentVolumeRules
{
    public static void Validate(PersistentVolumeSpec spec, Field field, FieldErrors errors)
    {
        Modes(spec, field, errors);
        Capacity(spec.Capacity, field.Child("capacity"), errors);
        var policyField = field.Child("persistentVolumeReclaimPolicy");
        if (spec.PersistentVolumeReclaimPolicy is { Length: > 0 } policy) errors.OneOf(policyField, policy, PersistentVolumeReclaimPolicy.Delete, PersistentVolumeReclaimPolicy.Recycle, PersistentVolumeReclaimPolicy.Retain);
        var hasAffinity = Affinity(spec.NodeAffinity, field.Child("nodeAffinity"), errors);
        PersistentVolumeSourceRules.Validate(spec.PersistentVolumeSource, field, hasAffinity, errors);
        if (spec.PersistentVolumeSource.HostPath is { } hostPath && IsRoot(hostPath.Path) && spec.PersistentVolumeReclaimPolicy == PersistentVolumeReclaimPolicy.Recycle)
        {
            errors.Forbidden(policyField, "may not be 'recycle' for a hostPath mount of '/'");
        }
        if (spec.StorageClassName.Length > 0) errors.DnsSubdomain(field.Child("storageClassName"), spec.StorageClassName);
        if (spec.VolumeMode is { } mode) errors.OneOf(field.Child("volumeMode"), mode, PersistentVolumeMode.Block, PersistentVolumeMode.Filesystem);
        AttributesClass(spec, field, errors);
    }

    /// <summary>A volume that belongs to no claim, in a VolumeAttachment.</summary>
    public static void ValidateInline(PersistentVolumeSpec spec, Field field, FieldErrors errors)
    {
        const string Why = "may not be specified in the context of inline volumes";
        if (spec.ClaimRef is not null) errors.Forbidden(field.Child("claimRef"), Why);
        if (spec.Capacity is { Count: > 0 }) errors.Forbidden(field.Child("capacity"), Why);
        if (spec.PersistentVolumeSource.Csi is null) errors.Required(field.Child("csi"), "has to be specified in the context of inline volumes");
        Modes(spec, field, errors);
        if (spec.PersistentVolumeReclaimPolicy is not ("" or PersistentVolumeReclaimPolicy.Retain)) errors.Forbidden(field.Child("persistentVolumeReclaimPolicy"), "may only be Retain in the context of inline volumes");
        if (spec.NodeAffinity is not null) errors.Forbidden(field.Child("nodeAffinity"), Why);
        PersistentVolumeSourceRules.Validate(spec.PersistentVolumeSource, field, false, errors);
        if (spec.StorageClassName.Length > 0) errors.Forbidden(field.Child("storageClassName"), Why);
        if (spec.VolumeMode is not (null or PersistentVolumeMode.Filesystem)) errors.Forbidden(field.Child("volumeMode"), "may not specify volumeMode other than Filesystem in the context of inline volumes");
        AttributesClass(spec, field, errors);
    }

    public static void ValidateUpdate(PersistentVolumeSpec spec, PersistentVolumeSpec old, FieldErrors errors)
    {
        // Kubernetes checks a changed volume as a new one and as a change, with the same rules: what is wrong is told twice.
        Validate(spec, Field.Of("spec"), errors);
        Validate(spec, Field.Of("spec"), errors);
        var source = spec.PersistentVolumeSource;
        if (old.PersistentVolumeSource.Csi is { ControllerExpandSecretRef: null } && source.Csi is { ControllerExpandSecretRef: not null })
        {
            source = source.Clone();
            source.Csi!.ControllerExpandSecretRef = null;
        }
        if (!Same.Value(source, old.PersistentVolumeSource)) errors.Forbidden(Field.Of("spec").Child("persistentvolumesource"), "spec.persistentvolumesource is immutable after creation");
        errors.Unchanged(Field.Of("volumeMode"), spec.VolumeMode, old.VolumeMode);
        if (old.NodeAffinity is not null) errors.Unchanged(Field.Of("nodeAffinity"), spec.NodeAffinity, old.NodeAffinity);
        if (old.VolumeAttributesClassName is not null && spec.VolumeAttributesClassName is null) errors.Forbidden(Field.Of("spec").Child("volumeAttributesClassName"), "update from non-nil value to nil is forbidden");
    }

    private static void Modes(PersistentVolumeSpec spec, Field field, FieldErrors errors)
    {
        if (spec.AccessModes is not { Count: > 0 }) errors.Required(field.Child("accessModes"));
        VolumeText.ValidateModes(spec.AccessModes ?? [], field.Child("accessModes"), errors);
    }

    private static void Capacity(Dictionary<string, Quantity>? capacity, Field field, FieldErrors errors)
    {
        if (capacity is not { Count: > 0 }) errors.Required(field);
        if (capacity?.ContainsKey(ResourceName.Storage) != true || capacity.Count > 1) errors.NotSupported(field, new RawText("{" + string.Join(",", (capacity ?? []).Select(c => $"\"{c.Key}\":\"{c.Value}\"")) + "}"), [ResourceName.Storage]);
        foreach (var (name, amount) in ResourceRules.Sorted(capacity))
        {
            if (amount.Value < 0) errors.Invalid(field.Key(name), amount.Value, "must be a valid resource quantity");
            errors.Positive(field.Key(name), amount);
        }
    }

    private static bool Affinity(VolumeNodeAffinity? affinity, Field field, FieldErrors errors)
    {
        if (affinity is null) return false;
        if (affinity.Required is { } selector) AffinityRules.NodeSelector(errors, field.Child("required"), selector);
        else errors.Required(field.Child("required"), "must specify required node constraints");
        return true;
    }

    private static void AttributesClass(PersistentVolumeSpec spec, Field field, FieldErrors errors)
    {
        if (spec.VolumeAttributesClassName is not { } name) return;
        if (name.Length == 0) errors.Required(field.Child("volumeAttributesClassName"), "an empty string is disallowed");
        else errors.DnsSubdomain(field.Child("volumeAttributesClassName"), name);
        if (spec.PersistentVolumeSource.Csi is null) errors.Required(field.Child("csi"), "has to be specified when using volumeAttributesClassName");
    }

    private static bool IsRoot(string path) => path.Length > 0 && path.Split('/').All(part => part is "" or ".");
}
