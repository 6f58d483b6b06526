using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal sealed class ResourceClaimKind : Kind<ResourceClaim>
{
    public override void Default(ResourceClaim value) => DeviceDefaults.Apply(value.Spec.Devices);

    public override void PrepareForCreate(ResourceClaim value) => value.Status = new ResourceClaimStatus();

    public override void PrepareForUpdate(ResourceClaim value, ResourceClaim old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(ResourceClaim value, ResourceClaim old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(ResourceClaim value, FieldErrors errors) => DeviceClaimRules.Validate(value.Spec.Devices, Field.Of("spec").Child("devices"), errors);

    public override void ValidateUpdate(ResourceClaim value, ResourceClaim old, FieldErrors errors) => errors.Unchanged(Field.Of("spec"), value.Spec, old.Spec);

    public override void ValidateStatusUpdate(ResourceClaim value, ResourceClaim old, FieldErrors errors) => ResourceClaimStatusRules.Validate(value, old, errors);

    public override IReadOnlyList<object?> Row(ResourceClaim value, DateTime now)
    {
        var states = new List<string>(3);
        if (value.Metadata.DeletionTimestamp is not null) states.Add("deleted");
        if (value.Status.Allocation is null)
        {
            if (states.Count == 0) states.Add("pending");
        }
        else states.Add("allocated");
        if (value.Status.ReservedFor is { Count: > 0 }) states.Add("reserved");
        return [value.Metadata.Name, string.Join(",", states), Cells.Age(value.Metadata.CreationTimestamp, now)];
    }
}
