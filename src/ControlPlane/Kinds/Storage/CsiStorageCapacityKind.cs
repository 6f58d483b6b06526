using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class CsiStorageCapacityKind : Kind<CSIStorageCapacity>
{
    public override bool AllowsUnconditionalUpdate => false;

    public override void Validate(CSIStorageCapacity value, FieldErrors errors)
    {
        errors.Selector(Field.Of("nodeTopology"), value.NodeTopology);
        errors.DnsSubdomain(Field.Of("storageClassName"), value.StorageClassName);
        if (value.Capacity is { } capacity) errors.NonNegative(Field.Of("capacity"), capacity);
    }

    public override void ValidateUpdate(CSIStorageCapacity value, CSIStorageCapacity old, FieldErrors errors)
    {
        errors.Unchanged(Field.Of("nodeTopology"), value.NodeTopology, old.NodeTopology);
        errors.Unchanged(Field.Of("storageClassName"), value.StorageClassName, old.StorageClassName);
    }

    public override IReadOnlyList<object?> Row(CSIStorageCapacity value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString()];
}
