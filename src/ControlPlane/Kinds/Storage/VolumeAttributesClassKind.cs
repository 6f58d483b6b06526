using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class VolumeAttributesClassKind : Kind<VolumeAttributesClass>
{
    public override void Validate(VolumeAttributesClass value, FieldErrors errors)
    {
        StorageRules.Provisioner(value.DriverName, Field.Of("driverName"), errors);
        StorageRules.Parameters(value.Parameters, Field.Of("parameters"), true, errors);
    }

    public override void ValidateUpdate(VolumeAttributesClass value, VolumeAttributesClass old, FieldErrors errors)
    {
        if (value.DriverName != old.DriverName) errors.Forbidden(Field.Of("driverName"), "updates to driverName are forbidden.");
        if (!Same.Maps(value.Parameters, old.Parameters)) errors.Forbidden(Field.Of("parameters"), "updates to parameters are forbidden.");
        Validate(value, errors);
    }

    public override IReadOnlyList<object?> Row(VolumeAttributesClass value, DateTime now)
    {
        var isDefault = value.Metadata.Annotations?.GetValueOrDefault("storageclass.kubernetes.io/is-default-class") == "true";
        return [isDefault ? value.Metadata.Name + " (default)" : value.Metadata.Name, value.DriverName, Cells.Age(value.Metadata.CreationTimestamp, now)];
    }
}
