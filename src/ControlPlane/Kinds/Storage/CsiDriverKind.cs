using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class CsiDriverKind : Kind<CSIDriver>
{
    private const int ShortestTokenSeconds = 600;
    private const long LongestTokenSeconds = 1L << 32;
    private const int ShortestUpdateSeconds = 10;
    private static readonly Field Spec = Field.Of("spec");

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(CSIDriver value)
    {
        var spec = value.Spec;
        spec.AttachRequired ??= true;
        spec.PodInfoOnMount ??= false;
        spec.StorageCapacity ??= false;
        spec.FsGroupPolicy ??= FSGroupPolicy.ReadWriteOnceWithFSType;
        if (spec.VolumeLifecycleModes is not { Count: > 0 }) spec.VolumeLifecycleModes = [VolumeLifecycleMode.Persistent];
        spec.RequiresRepublish ??= false;
        spec.SeLinuxMount ??= false;
    }

    public override void PrepareForUpdate(CSIDriver value, CSIDriver old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(CSIDriver value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.FsGroupPolicy is { } policy) errors.OneOf(Spec.Child("fsGroupPolicy"), policy, FSGroupPolicy.ReadWriteOnceWithFSType, FSGroupPolicy.File, FSGroupPolicy.None);
        Tokens(spec.TokenRequests ?? [], Spec.Child("tokenRequests"), errors);
        foreach (var mode in spec.VolumeLifecycleModes ?? []) errors.OneOf(Spec.Child("volumeLifecycleModes"), mode, VolumeLifecycleMode.Persistent, VolumeLifecycleMode.Ephemeral);
        if (spec.NodeAllocatableUpdatePeriodSeconds is < ShortestUpdateSeconds and var period) errors.Invalid(Spec.Child("nodeAllocatableUpdatePeriodSeconds"), period, "must be greater than or equal to 10 seconds");
    }

    public override void ValidateUpdate(CSIDriver value, CSIDriver old, FieldErrors errors)
    {
        Validate(value, errors);
        errors.Unchanged(Spec.Child("attachedRequired"), value.Spec.AttachRequired, old.Spec.AttachRequired);
        if (!(value.Spec.VolumeLifecycleModes ?? []).SequenceEqual(old.Spec.VolumeLifecycleModes ?? [], StringComparer.Ordinal))
        {
            errors.Invalid(Spec.Child("volumeLifecycleModes"), RawText.List(value.Spec.VolumeLifecycleModes), CommonRules.Immutable);
        }
    }

    public override IReadOnlyList<object?> Row(CSIDriver value, DateTime now)
    {
        var spec = value.Spec;
        return
        [
            value.Metadata.Name,
            spec.AttachRequired ?? true,
            spec.PodInfoOnMount ?? false,
            spec.StorageCapacity ?? false,
            spec.TokenRequests is { Count: > 0 } tokens ? string.Join(",", tokens.Select(t => t.Audience)) : "<unset>",
            spec.RequiresRepublish ?? false,
            spec.VolumeLifecycleModes is { Count: > 0 } modes ? string.Join(",", modes) : "<none>",
            Cells.Age(value.Metadata.CreationTimestamp, now),
        ];
    }

    private static void Tokens(List<TokenRequest> tokens, Field field, FieldErrors errors)
    {
        var audiences = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var at = field.Index(i);
            if (!audiences.Add(tokens[i].Audience)) errors.Duplicate(at.Child("audience"), tokens[i].Audience);
            else if (tokens[i].ExpirationSeconds is < ShortestTokenSeconds and var few) errors.Invalid(at.Child("expirationSeconds"), few, "may not specify a duration less than 10 minutes");
            else if (tokens[i].ExpirationSeconds is > LongestTokenSeconds and var many) errors.Invalid(at.Child("expirationSeconds"), many, "may not specify a duration larger than 2^32 seconds");
        }
    }
}
