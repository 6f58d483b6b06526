using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.ApiExtensions.V1;

namespace NetKube.ControlPlane.Kinds.CustomResourceDefinitions;

internal sealed class CustomResourceDefinitionKind : Kind<CustomResourceDefinition>
{
    public override bool QualifiesFinalizers => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(CustomResourceDefinition value)
    {
        var (spec, names) = (value.Spec, value.Spec.Names);
        if (names.Singular.Length == 0) names.Singular = names.Kind.ToLowerInvariant();
        if (names.ListKind.Length == 0 && names.Kind.Length > 0) names.ListKind = names.Kind + "List";
        spec.Conversion ??= new CustomResourceConversion { Strategy = ConversionStrategyType.None };
        if (spec.Conversion.Webhook?.ClientConfig?.Service is { } service) service.Port ??= 443;
    }

    public override void PrepareForCreate(CustomResourceDefinition value)
    {
        value.Status = new CustomResourceDefinitionStatus();
        value.Metadata.Generation = 1;
        KeepStoredVersion(value);
    }

    public override void PrepareForUpdate(CustomResourceDefinition value, CustomResourceDefinition old)
    {
        value.Status = old.Status.Clone();
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
        KeepStoredVersion(value);
    }

    public override void PrepareForStatusUpdate(CustomResourceDefinition value, CustomResourceDefinition old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(CustomResourceDefinition value, FieldErrors errors) => CustomResourceDefinitionRules.Validate(value, errors);

    public override void ValidateUpdate(CustomResourceDefinition value, CustomResourceDefinition old, FieldErrors errors)
    {
        CustomResourceDefinitionRules.Validate(value, errors);
        CustomResourceDefinitionRules.ValidateChange(value, old, errors);
    }

    public override IReadOnlyList<object?> Row(CustomResourceDefinition value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString()];

    /// <summary>What is stored in a version stays named here until somebody has migrated it.</summary>
    private static void KeepStoredVersion(CustomResourceDefinition value)
    {
        foreach (var version in (value.Spec.Versions ?? []).Where(v => v.Storage))
        {
            if (value.Status.StoredVersions?.Contains(version.Name) != true) (value.Status.StoredVersions ??= []).Add(version.Name);
        }
    }
}
