using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Events;

/// <summary>Rules of events. Those of the core group are held to little; an eventTime shows that the writer knows the newer form.</summary>
internal static class EventValidation
{
    private const int MostCharacters = 128;
    private const int MostMessageCharacters = 1024;

    /// <summary>What both groups ask for.</summary>
    public static void CheckOld(FieldErrors errors, Event value, string controllerField)
    {
        var (ours, theirs) = (value.Metadata.Namespace, value.InvolvedObject.Namespace);
        // Events about cluster-scoped objects live in "default".
        var agree = theirs.Length == 0 ? ours is "" or "default" : ours == theirs;
        if (!agree) errors.Invalid(Field.Of("involvedObject").Child("namespace"), theirs, "does not match event.namespace");
        errors.DnsSubdomain(Field.Of("namespace"), ours);
        if (value.EventTime is null) return;
        if (value.ReportingComponent.Length == 0) errors.Required(Field.Of(controllerField));
        errors.QualifiedName(Field.Of(controllerField), value.ReportingComponent);
        Text(errors, "reportingInstance", value.ReportingInstance);
        Text(errors, "action", value.Action);
        Text(errors, "reason", value.Reason);
        if (value.Message.Length > MostMessageCharacters) errors.Invalid(Field.Of("message"), "", $"can have at most {MostMessageCharacters} characters");
    }

    /// <summary>What only events.k8s.io asks for: none of the older fields.</summary>
    public static void CheckNew(FieldErrors errors, Event value)
    {
        CheckOld(errors, value, "reportingController");
        Series(errors, value);
        if (value.EventTime is null) errors.Required(Field.Of("eventTime"));
        if (value.Type is not ("Normal" or "Warning")) errors.Invalid(Field.Of("type"), "", $"has invalid value: {value.Type}");
        if (value.FirstTimestamp is not null) errors.Invalid(Field.Of("firstTimestamp"), "", "needs to be unset");
        if (value.LastTimestamp is not null) errors.Invalid(Field.Of("lastTimestamp"), "", "needs to be unset");
        if (value.Count != 0) errors.Invalid(Field.Of("count"), "", "needs to be unset");
        if (value.Source is { Component.Length: > 0 } or { Host.Length: > 0 }) errors.Invalid(Field.Of("source"), "", "needs to be unset");
    }

    /// <summary>An event of events.k8s.io grows a series, nothing else changes.</summary>
    public static void CheckChange(FieldErrors errors, Event value, Event old)
    {
        CheckOld(errors, value, "reportingController");
        Series(errors, value);
        errors.Unchanged(Field.Of("involvedObject"), value.InvolvedObject, old.InvolvedObject);
        errors.Unchanged(Field.Of("reason"), value.Reason, old.Reason);
        errors.Unchanged(Field.Of("message"), value.Message, old.Message);
        errors.Unchanged(Field.Of("source"), value.Source, old.Source);
        errors.Unchanged(Field.Of("firstTimestamp"), value.FirstTimestamp, old.FirstTimestamp);
        errors.Unchanged(Field.Of("lastTimestamp"), value.LastTimestamp, old.LastTimestamp);
        errors.Unchanged(Field.Of("count"), value.Count, old.Count);
        errors.Unchanged(Field.Of("type"), value.Type, old.Type);
        errors.Unchanged(Field.Of("eventTime"), value.EventTime, old.EventTime);
        errors.Unchanged(Field.Of("action"), value.Action, old.Action);
        errors.Unchanged(Field.Of("related"), value.Related, old.Related);
        errors.Unchanged(Field.Of("reportingController"), value.ReportingComponent, old.ReportingComponent);
        errors.Unchanged(Field.Of("reportingInstance"), value.ReportingInstance, old.ReportingInstance);
    }

    private static void Series(FieldErrors errors, Event value)
    {
        if (value.Series is not { } series) return;
        if (series.Count < 2) errors.Invalid(Field.Of("series").Child("count"), "", "should be at least 2");
        if (series.LastObservedTime is null) errors.Required(Field.Of("series").Child("lastObservedTime"));
    }

    private static void Text(FieldErrors errors, string name, string text)
    {
        if (text.Length == 0) errors.Required(Field.Of(name));
        if (text.Length > MostCharacters) errors.Invalid(Field.Of(name), "", $"can have at most {MostCharacters} characters");
    }
}
