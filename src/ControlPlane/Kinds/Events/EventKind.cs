using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Events;

/// <summary>Events of the core group.</summary>
internal sealed class EventKind : Kind<Event>
{
    public override bool QualifiesFinalizers => false;

    public override bool CreatesOnUpdate => true;

    public override bool ChecksMetadataAgain => false;

    public override IReadOnlyList<string> SelectableFields { get; } =
    [
        "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
        "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
    ];

    public override void Validate(Event value, FieldErrors errors) => EventValidation.CheckOld(errors, value, "reportingController");

    public override string? SelectableField(Event value, string field) => field switch
    {
        "involvedObject.kind" => value.InvolvedObject.Kind,
        "involvedObject.namespace" => value.InvolvedObject.Namespace,
        "involvedObject.name" => value.InvolvedObject.Name,
        "involvedObject.uid" => value.InvolvedObject.Uid,
        "involvedObject.apiVersion" => value.InvolvedObject.ApiVersion,
        "involvedObject.resourceVersion" => value.InvolvedObject.ResourceVersion,
        "involvedObject.fieldPath" => value.InvolvedObject.FieldPath,
        "reason" => value.Reason,
        "reportingComponent" => value.ReportingComponent,
        "source" => value.Source.Component.Length > 0 ? value.Source.Component : value.ReportingComponent,
        "type" => value.Type,
        _ => null,
    };

    public override IReadOnlyList<object?> Row(Event value, DateTime now) => EventColumns.Of(value, now);
}
