using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.ControllerRevisions;

/// <summary>ControllerRevisions: a state that a controller may go back to.</summary>
internal sealed class ControllerRevisionKind : Kind<ControllerRevision>
{
    public override int ChecksMetadataAsNew => 1;

    public override void Validate(ControllerRevision value, FieldErrors errors)
    {
        if (value.Data is null) errors.Required(Field.Of("data"), "data is mandatory");
        errors.NonNegative(Field.Of("revision"), value.Revision);
    }

    public override void ValidateUpdate(ControllerRevision value, ControllerRevision old, FieldErrors errors)
    {
        Validate(value, errors);
        if (!Equals(value.Data?.ToString(), old.Data?.ToString())) errors.Invalid(Field.Of("data"), value.Data, CommonRules.Immutable);
    }

    public override IReadOnlyList<object?> Row(ControllerRevision value, DateTime now)
    {
        var owner = value.Metadata.OwnerReferences?.Find(o => o.Controller == true);
        var group = owner is null ? "" : owner.ApiVersion.Contains('/', StringComparison.Ordinal) ? "." + owner.ApiVersion[..owner.ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";
        return
        [
            value.Metadata.Name, owner is null ? "<none>" : $"{(owner.Kind + group).ToLowerInvariant()}/{owner.Name}", value.Revision,
            Cells.Age(value.Metadata.CreationTimestamp, now),
        ];
    }
}
