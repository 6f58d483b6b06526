using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class CsiNodeKind : Kind<CSINode>
{
    public override int ChecksMetadataAsNew => 1;

    private const int MaxNodeIdLength = 256;
    private static readonly Field Drivers = Field.Of("spec").Child("drivers");

    public override bool AllowsUnconditionalUpdate => false;

    public override void Validate(CSINode value, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (value.Spec.Drivers?.Count ?? 0); i++) Driver(value.Spec.Drivers![i], Drivers.Index(i), names, errors);
    }

    /// <summary>A driver that is there keeps what it said, but for how many volumes the node takes.</summary>
    public override void ValidateUpdate(CSINode value, CSINode old, FieldErrors errors)
    {
        Validate(value, errors);
        foreach (var before in old.Spec.Drivers ?? [])
        {
            foreach (var driver in (value.Spec.Drivers ?? []).Where(d => d.Name == before.Name))
            {
                var (now, was) = (driver.Clone(), before.Clone());
                (now.Allocatable, was.Allocatable) = (null, null);
                errors.Unchanged(Drivers, now, was);
            }
        }
    }

    public override IReadOnlyList<object?> Row(CSINode value, DateTime now) =>
        [value.Metadata.Name, (long)(value.Spec.Drivers?.Count ?? 0), Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Driver(CSINodeDriver driver, Field field, HashSet<string> names, FieldErrors errors)
    {
        VolumeSourceRules.CsiDriver(errors, field.Child("name"), driver.Name);
        if (driver.NodeID.Length == 0) errors.Required(field.Child("nodeID"));
        if (driver.NodeID.Length > MaxNodeIdLength) errors.Invalid(field.Child("nodeID"), driver.NodeID, $"must be {MaxNodeIdLength} characters or less");
        errors.NonNegative(field.Child("allocatable", "count"), driver.Allocatable?.Count);
        if (!names.Add(driver.Name)) errors.Duplicate(field.Child("name"), driver.Name);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in driver.TopologyKeys ?? [])
        {
            if (key.Length == 0) errors.Required(field);
            if (!keys.Add(key)) errors.Duplicate(field, key);
            errors.QualifiedName(field, key);
        }
    }
}
