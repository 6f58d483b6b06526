using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal sealed class ResourceClaimTemplateKind : Kind<ResourceClaimTemplate>
{
    private static readonly Field Spec = Field.Of("spec");

    public override void Default(ResourceClaimTemplate value) => DeviceDefaults.Apply(value.Spec.Spec.Devices);

    public override void Validate(ResourceClaimTemplate value, FieldErrors errors)
    {
        var meta = value.Spec.Metadata;
        errors.Labels(Spec.Child("metadata", "labels"), meta.Labels);
        MetadataRules.Annotations(errors, Spec.Child("metadata", "annotations"), meta.Annotations);
        if (meta.Name.Length > 0) errors.Forbidden(Spec.Child("metadata", "name"), "cannot be set");
        if (meta.Finalizers is { Count: > 0 }) errors.Forbidden(Spec.Child("metadata", "finalizers"), "cannot be set");
        if (meta.OwnerReferences is { Count: > 0 }) errors.Forbidden(Spec.Child("metadata", "ownerReferences"), "cannot be set");
        DeviceClaimRules.Validate(value.Spec.Spec.Devices, Spec.Child("spec", "devices"), errors);
    }

    public override void ValidateUpdate(ResourceClaimTemplate value, ResourceClaimTemplate old, FieldErrors errors) => errors.Unchanged(Spec, value.Spec, old.Spec);
}
