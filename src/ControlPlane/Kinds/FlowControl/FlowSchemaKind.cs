using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.Kinds.FlowControl;

internal sealed class FlowSchemaKind : Kind<FlowSchema>
{
    private const int UsualPrecedence = 1000;

    public override void Default(FlowSchema value)
    {
        if (value.Spec.MatchingPrecedence == 0) value.Spec.MatchingPrecedence = UsualPrecedence;
    }

    public override void PrepareForCreate(FlowSchema value)
    {
        value.Status = new FlowSchemaStatus();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(FlowSchema value, FlowSchema old)
    {
        value.Status = old.Status.Clone();
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void PrepareForStatusUpdate(FlowSchema value, FlowSchema old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(FlowSchema value, FieldErrors errors) => FlowSchemaRules.Validate(value, errors);

    public override void ValidateStatusUpdate(FlowSchema value, FlowSchema old, FieldErrors errors)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (value.Status.Conditions?.Count ?? 0); i++)
        {
            var (condition, field) = (value.Status.Conditions![i], Field.Of("status").Child("conditions").Index(i));
            if (!types.Add(condition.Type)) errors.Duplicate(field.Child("type"), condition.Type);
            errors.InvalidEach(field.Child("type"), condition.Type, condition.Type.Length == 0 ? [] : Names.Qualified(condition.Type));
            if (condition.Type.Length == 0) errors.Required(field.Child("type"), "must not be empty");
            if (condition.Status.Length == 0) errors.Required(field.Child("status"), "must not be empty");
        }
    }

    /// <summary>In the order in which they are asked.</summary>
    public override Comparison<FlowSchema> RowOrder => (one, other) =>
    {
        var byPrecedence = one.Spec.MatchingPrecedence.CompareTo(other.Spec.MatchingPrecedence);
        return byPrecedence != 0 ? byPrecedence : string.CompareOrdinal(one.Metadata.Name, other.Metadata.Name);
    };

    public override IReadOnlyList<object?> Row(FlowSchema value, DateTime now)
    {
        var dangling = (value.Status.Conditions ?? []).Find(c => c.Type == "Dangling")?.Status;
        return
        [
            value.Metadata.Name,
            value.Spec.PriorityLevelConfiguration.Name,
            value.Spec.MatchingPrecedence,
            value.Spec.DistinguisherMethod?.Type ?? "<none>",
            Cells.Age(value.Metadata.CreationTimestamp, now),
            string.IsNullOrEmpty(dangling) ? "?" : dangling,
        ];
    }
}
