using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Events.V1;

namespace NetKube.ControlPlane.Kinds.Events;

/// <summary>Events of events.k8s.io: the same objects, stricter rules.</summary>
internal sealed class NewerEventKind : Kind<Event>
{
    private static readonly EventKind Stored = new();

    public override bool CreatesOnUpdate => true;

    public override IReadOnlyList<string> SelectableFields { get; } =
    [
        "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "regarding.apiVersion",
        "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController", "type",
    ];

    public override void Validate(Event value, FieldErrors errors) => EventValidation.CheckNew(errors, EventConversion.ToCore(value));

    public override void ValidateUpdate(Event value, Event old, FieldErrors errors) =>
        EventValidation.CheckChange(errors, EventConversion.ToCore(value), EventConversion.ToCore(old));

    public override string? SelectableField(Event value, string field) => field switch
    {
        "regarding.kind" => value.Regarding.Kind,
        "regarding.namespace" => value.Regarding.Namespace,
        "regarding.name" => value.Regarding.Name,
        "regarding.uid" => value.Regarding.Uid,
        "regarding.apiVersion" => value.Regarding.ApiVersion,
        "regarding.resourceVersion" => value.Regarding.ResourceVersion,
        "regarding.fieldPath" => value.Regarding.FieldPath,
        "reason" => value.Reason,
        "reportingController" => value.ReportingController,
        "type" => value.Type,
        _ => null,
    };

    /// <summary>Events are stored as those of the core group.</summary>
    public override (string Name, Func<IKubeObject, string?> ValueOf) AsStored(string field)
    {
        var name = field == "reportingController" ? "reportingComponent" : field.Replace("regarding.", "involvedObject.", StringComparison.Ordinal);
        return (name, stored => Stored.SelectableField((Shared.Api.Core.V1.Event)stored, name));
    }

    public override IReadOnlyList<object?> Row(Event value, DateTime now) => EventColumns.Of(EventConversion.ToCore(value), now);
}
