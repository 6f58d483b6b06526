using Microsoft.Extensions.Logging;

namespace NetKube.Shared.Client;

internal static partial class ClientLog
{
    [LoggerMessage(EventId = 1001, EventName = "WatchExpired", Level = LogLevel.Debug, Message = "Watch of {Kind} is too old, listing again: {Why}")]
    public static partial void WatchExpired(this ILogger log, string kind, string why);

    [LoggerMessage(EventId = 1002, EventName = "WatchBroke", Level = LogLevel.Warning, Message = "List or watch of {Kind} failed, trying again: {Why}")]
    public static partial void WatchBroke(this ILogger log, string kind, string why);

    [LoggerMessage(EventId = 1003, EventName = "ReconcileConflict", Level = LogLevel.Debug, Message = "{Loop}: {Key} changed meanwhile, trying again: {Why}")]
    public static partial void ReconcileConflict(this ILogger log, string loop, string key, string why);

    [LoggerMessage(EventId = 1004, EventName = "ReconcileFailed", Level = LogLevel.Warning, Message = "{Loop}: {Key} failed (attempt {Attempt}), trying again")]
    public static partial void ReconcileFailed(this ILogger log, string loop, string key, int attempt, Exception why);

    [LoggerMessage(EventId = 1005, EventName = "LeaderElected", Level = LogLevel.Information, Message = "{Identity} leads {Lease}")]
    public static partial void LeaderElected(this ILogger log, string identity, string lease);

    [LoggerMessage(EventId = 1006, EventName = "LeadershipLost", Level = LogLevel.Warning, Message = "{Identity} no longer leads {Lease}")]
    public static partial void LeadershipLost(this ILogger log, string identity, string lease);

    [LoggerMessage(EventId = 1007, EventName = "ElectionFailed", Level = LogLevel.Debug, Message = "Taking or renewing lease {Lease} failed: {Why}")]
    public static partial void ElectionFailed(this ILogger log, string lease, string why);

    [LoggerMessage(EventId = 1008, EventName = "EventNotWritten", Level = LogLevel.Debug, Message = "Event {Reason} on {Object} was not written: {Why}")]
    public static partial void EventNotWritten(this ILogger log, string reason, string @object, string why);
}
