using NetKube.ControlPlane.Kinds.PersistentVolumes;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumeClaims;

/// <summary>What a claim asks for; also in a StatefulSet's claim templates and in ephemeral volumes.</summary>
internal static class ClaimSpecRules
{
    public static void Validate(PersistentVolumeClaimSpec spec, Field field, FieldErrors errors)
    {
        if (spec.AccessModes is not { Count: > 0 }) errors.Required(field.Child("accessModes"), "at least 1 access mode is required");
        errors.Selector(field.Child("selector"), spec.Selector);
        VolumeText.ValidateModes(spec.AccessModes ?? [], field.Child("accessModes"), errors);
        Size(spec, field.Child("resources").Key(ResourceName.Storage), errors);
        if (spec.StorageClassName is { Length: > 0 } storageClass) errors.DnsSubdomain(field.Child("storageClassName"), storageClass);
        if (spec.VolumeMode is { } mode) errors.OneOf(field.Child("volumeMode"), mode, PersistentVolumeMode.Block, PersistentVolumeMode.Filesystem);
        if (spec.DataSource is { } source) Source(source.ApiGroup, source.Kind, source.Name, field.Child("dataSource"), errors);
        if (spec.DataSourceRef is { } reference) Source(reference.ApiGroup, reference.Kind, reference.Name, field.Child("dataSourceRef"), errors);
        if (spec is { DataSource: { } left, DataSourceRef: { } right } && (left.ApiGroup != right.ApiGroup || left.Kind != right.Kind || left.Name != right.Name))
        {
            errors.Invalid(field, field.Child("dataSource").Text, "must match dataSourceRef");
        }
        if (spec.VolumeAttributesClassName is { Length: > 0 } attributesClass) errors.DnsSubdomain(field.Child("volumeAttributesClassName"), attributesClass);
    }

    private static void Size(PersistentVolumeClaimSpec spec, Field field, FieldErrors errors)
    {
        if (spec.Resources.Requests is not { } requests || !requests.TryGetValue(ResourceName.Storage, out var size)) errors.Required(field);
        else errors.Positive(field, size);
    }

    private static void Source(string? group, string kind, string name, Field field, FieldErrors errors)
    {
        if (name.Length == 0) errors.Required(field.Child("name"));
        if (kind.Length == 0) errors.Required(field.Child("kind"));
        if (string.IsNullOrEmpty(group))
        {
            if (kind != "PersistentVolumeClaim") errors.Invalid(field, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        }
        else errors.DnsSubdomain(field.Child("apiGroup"), group);
    }
}
