using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Scheduling.V1;

namespace NetKube.ControlPlane.Kinds.PriorityClasses;

internal sealed class PriorityClassKind : Kind<PriorityClass>
{
    /// <summary>The highest value that is not of the system.</summary>
    private const int HighestForUsers = 1_000_000_000;

    private const string SystemPrefix = "system-";

    private static readonly Dictionary<string, int> System = new(StringComparer.Ordinal)
    {
        ["system-node-critical"] = (2 * HighestForUsers) + 1000,
        ["system-cluster-critical"] = 2 * HighestForUsers,
    };

    public override void Default(PriorityClass value) => value.PreemptionPolicy ??= PreemptionPolicy.PreemptLowerPriority;

    public override void PrepareForCreate(PriorityClass value) => value.Metadata.Generation = 1;

    public override void Validate(PriorityClass value, FieldErrors errors)
    {
        if (value.Metadata.Name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            var known = System.TryGetValue(value.Metadata.Name, out var number) && number == value.Value && !value.GlobalDefault;
            if (!known) errors.Forbidden(Field.Of("metadata").Child("name"), "priority class names with 'system-' prefix are reserved for system use only. error: " + Why(value));
        }
        else if (value.Value > HighestForUsers) errors.Forbidden(Field.Of("value"), $"maximum allowed value of a user defined priority is {HighestForUsers}");
        if (value.PreemptionPolicy is { } policy) errors.RequiredOneOf(Field.Of("preemptionPolicy"), policy, PreemptionPolicy.Never, PreemptionPolicy.PreemptLowerPriority);
    }

    public override void ValidateUpdate(PriorityClass value, PriorityClass old, FieldErrors errors)
    {
        if (value.Value != old.Value) errors.Forbidden(Field.Of("value"), "may not be changed in an update.");
        errors.Unchanged(Field.Of("preemptionPolicy"), value.PreemptionPolicy, old.PreemptionPolicy);
    }

    public override IReadOnlyList<object?> Row(PriorityClass value, DateTime now) =>
        [value.Metadata.Name, (long)value.Value, value.GlobalDefault, Cells.Age(value.Metadata.CreationTimestamp, now), value.PreemptionPolicy ?? ""];

    private static string Why(PriorityClass value)
    {
        if (!System.TryGetValue(value.Metadata.Name, out var number)) return $"{value.Metadata.Name} is not a known system priority class";
        return number != value.Value ? $"value of {value.Metadata.Name} PriorityClass must be {number}" : $"globalDefault of {value.Metadata.Name} PriorityClass must be false";
    }
}
