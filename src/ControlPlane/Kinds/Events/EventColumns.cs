using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Events;

/// <summary>An event's line: single ones have a time, series a first, a last and a count.</summary>
internal static class EventColumns
{
    public static IReadOnlyList<object?> Of(Event value, DateTime now)
    {
        var first = value.FirstTimestamp is null ? Age(value.EventTime, now) : Cells.Age(value.FirstTimestamp, now);
        var last = value.LastTimestamp is null ? first : Cells.Age(value.LastTimestamp, now);
        long count = value.Count == 0 ? 1 : value.Count;
        if (value.Series is { } series) (last, count) = (Age(series.LastObservedTime, now), series.Count);
        var about = value.InvolvedObject;
        var target = about.Kind.ToLowerInvariant() + (about.Name.Length > 0 ? "/" + about.Name : "");
        return [last, value.Type, value.Reason, target, about.FieldPath, Source(value), value.Message.Trim(), first, count, value.Metadata.Name];
    }

    private static string Age(MicroTime? time, DateTime now) => time is { } at ? Cells.Duration(now - at.Utc) : "<unknown>";

    private static string Source(Event value)
    {
        var component = value.Source.Component.Length > 0 ? value.Source.Component : value.ReportingComponent;
        var instance = value.Source.Host.Length > 0 ? value.Source.Host : value.ReportingInstance;
        return instance.Length > 0 ? $"{component}, {instance}" : component;
    }
}
