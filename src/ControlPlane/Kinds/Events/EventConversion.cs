using Core = NetKube.Shared.Api.Core.V1;
using Newer = NetKube.Shared.Api.Events.V1;

namespace NetKube.ControlPlane.Kinds.Events;

/// <summary>One event in its two forms: they are the same object under two names, and some fields are named differently.</summary>
public static class EventConversion
{
    /// <summary>As the core group has it.</summary>
    public static Core.Event ToCore(Newer.Event value) => new()
    {
        Kind = "Event",
        ApiVersion = "v1",
        Metadata = value.Metadata,
        InvolvedObject = value.Regarding,
        Related = value.Related,
        Reason = value.Reason,
        Message = value.Note,
        Type = value.Type,
        Action = value.Action,
        EventTime = value.EventTime,
        ReportingComponent = value.ReportingController,
        ReportingInstance = value.ReportingInstance,
        Source = value.DeprecatedSource,
        FirstTimestamp = value.DeprecatedFirstTimestamp,
        LastTimestamp = value.DeprecatedLastTimestamp,
        Count = value.DeprecatedCount,
        Series = value.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
    };

    /// <summary>As events.k8s.io has it.</summary>
    public static Newer.Event ToNewer(Core.Event value) => new()
    {
        Kind = "Event",
        ApiVersion = "events.k8s.io/v1",
        Metadata = value.Metadata,
        Regarding = value.InvolvedObject,
        Related = value.Related,
        Reason = value.Reason,
        Note = value.Message,
        Type = value.Type,
        Action = value.Action,
        EventTime = value.EventTime,
        ReportingController = value.ReportingComponent,
        ReportingInstance = value.ReportingInstance,
        DeprecatedSource = value.Source,
        DeprecatedFirstTimestamp = value.FirstTimestamp,
        DeprecatedLastTimestamp = value.LastTimestamp,
        DeprecatedCount = value.Count,
        Series = value.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
    };
}
