using Microsoft.Extensions.Logging;

namespace NetKube.NodeAgent.Pods;

internal static partial class PodsLog
{
    [LoggerMessage(EventId = 4101, EventName = "KillFailed", Level = LogLevel.Warning, Message = "Killing container {Container} of {Pod} failed, it is tried again")]
    public static partial void KillFailed(this ILogger log, string container, string pod, Exception error);

    [LoggerMessage(EventId = 4102, EventName = "SyncFailed", Level = LogLevel.Warning, Message = "Pod {Pod}: {Reason}; it is tried again")]
    public static partial void SyncFailed(this ILogger log, string pod, string reason, Exception error);

    [LoggerMessage(EventId = 4103, EventName = "PodRemoved", Level = LogLevel.Debug, Message = "Pod {Pod} is removed")]
    public static partial void PodRemoved(this ILogger log, string pod);

    [LoggerMessage(EventId = 4104, EventName = "OrphanRemoved", Level = LogLevel.Information, Message = "Container {Container} belongs to no pod of this node: removed")]
    public static partial void OrphanRemoved(this ILogger log, string container);

    [LoggerMessage(EventId = 4106, EventName = "EngineNotReady", Level = LogLevel.Warning, Message = "The container engine is not ready: {Reason}")]
    public static partial void EngineNotReady(this ILogger log, string reason);

    [LoggerMessage(EventId = 4105, EventName = "PhaseChanged", Level = LogLevel.Debug, Message = "Pod {Pod} is {Phase}")]
    public static partial void PhaseChanged(this ILogger log, string pod, string phase);
}
