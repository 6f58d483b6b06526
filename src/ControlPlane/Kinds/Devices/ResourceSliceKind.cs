using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal sealed class ResourceSliceKind : Kind<ResourceSlice>
{
    private static readonly Field Spec = Field.Of("spec");

    public override IReadOnlyList<string> SelectableFields => ["spec.nodeName", "spec.driver"];

    public override void PrepareForCreate(ResourceSlice value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(ResourceSlice value, ResourceSlice old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(ResourceSlice value, FieldErrors errors) => ResourceSliceRules.Validate(value.Spec, errors);

    public override void ValidateUpdate(ResourceSlice value, ResourceSlice old, FieldErrors errors)
    {
        ResourceSliceRules.Validate(value.Spec, errors);
        errors.Unchanged(Spec.Child("pool", "name"), value.Spec.Pool.Name, old.Spec.Pool.Name);
        errors.Unchanged(Spec.Child("driver"), value.Spec.Driver, old.Spec.Driver);
        errors.Unchanged(Spec.Child("nodeName"), value.Spec.NodeName, old.Spec.NodeName);
    }

    public override string? SelectableField(ResourceSlice value, string field) => field switch
    {
        "spec.nodeName" => value.Spec.NodeName ?? "",
        "spec.driver" => value.Spec.Driver,
        _ => null,
    };

    public override IReadOnlyList<object?> Row(ResourceSlice value, DateTime now)
    {
        var node = value.Spec.NodeName ?? (value.Spec.AllNodes == true ? "<all nodes>" : value.Spec.NodeSelector is not null ? "<node selector>" : "<unset>");
        return [value.Metadata.Name, node, value.Spec.Driver, value.Spec.Pool.Name, Cells.Age(value.Metadata.CreationTimestamp, now)];
    }
}
