using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal sealed class DeviceClassKind : Kind<DeviceClass>
{
    private static readonly Field Spec = Field.Of("spec");

    public override void PrepareForCreate(DeviceClass value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(DeviceClass value, DeviceClass old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(DeviceClass value, FieldErrors errors)
    {
        DeviceRules.Selectors(value.Spec.Selectors, Spec.Child("selectors"), errors);
        var configurations = value.Spec.Config ?? [];
        if (DeviceClaimRules.Fits(configurations.Count, DeviceRules.MaxConfigurations, Spec.Child("config"), errors))
        {
            for (var i = 0; i < configurations.Count; i++) DeviceRules.Configuration(configurations[i].DeviceConfiguration, Spec.Child("config").Index(i), errors);
        }
        if (value.Spec.ExtendedResourceName is { } name && !ResourceNames.IsExtended(name)) errors.Invalid(Spec.Child("extendedResourceName"), name, "must be a valid extended resource name");
    }
}
