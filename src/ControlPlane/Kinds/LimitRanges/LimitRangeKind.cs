using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.LimitRanges;

/// <summary>LimitRanges.</summary>
internal sealed class LimitRangeKind : Kind<LimitRange>
{
    public override bool ChecksMetadataAgain => false;

    public override int ChecksMetadataAsNew => 1;

    public override bool CreatesOnUpdate => true;

    public override void Default(LimitRange value)
    {
        foreach (var item in value.Spec.Limits ?? [])
        {
            if (item.Type == LimitType.Container) Default(item);
        }
    }

    public override void Validate(LimitRange value, FieldErrors errors) => LimitRangeValidation.Check(errors, value);

    public override IReadOnlyList<object?> Row(LimitRange value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString() ?? "<unknown>"];

    /// <summary>The default limit is the most, the default request that limit, or else the least.</summary>
    private static void Default(LimitRangeItem item)
    {
        item.Default = Fill(item.Default, item.Max);
        item.DefaultRequest = Fill(item.DefaultRequest, item.Default);
        item.DefaultRequest = Fill(item.DefaultRequest, item.Min);
    }

    private static Dictionary<string, Quantity>? Fill(Dictionary<string, Quantity>? into, Dictionary<string, Quantity>? from)
    {
        if (from is not { Count: > 0 }) return into;
        into ??= new(StringComparer.Ordinal);
        foreach (var (name, quantity) in from) into.TryAdd(name, quantity);
        return into;
    }
}
