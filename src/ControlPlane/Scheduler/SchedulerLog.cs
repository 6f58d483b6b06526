using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Scheduler;

internal static partial class SchedulerLog
{
    [LoggerMessage(EventId = 2501, EventName = "PodBound", Level = LogLevel.Debug, Message = "Pod {Pod} bound to {Node}")]
    public static partial void PodBound(this ILogger log, string pod, string node);

    [LoggerMessage(EventId = 2502, EventName = "PodUnschedulable", Level = LogLevel.Debug, Message = "Pod {Pod} has no node: {Why}")]
    public static partial void PodUnschedulable(this ILogger log, string pod, string why);

    [LoggerMessage(EventId = 2503, EventName = "BindingFailed", Level = LogLevel.Warning, Message = "Binding pod {Pod} to {Node} failed, trying again: {Why}")]
    public static partial void BindingFailed(this ILogger log, string pod, string node, string why);

    [LoggerMessage(EventId = 2504, EventName = "StatusNotWritten", Level = LogLevel.Debug, Message = "The status of pod {Pod} was not written: {Why}")]
    public static partial void StatusNotWritten(this ILogger log, string pod, string why);
}
