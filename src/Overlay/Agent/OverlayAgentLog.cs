using Microsoft.Extensions.Logging;

namespace NetKube.Overlay.Agent;

internal static partial class OverlayAgentLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The overlay could not be put in order; again in {Wait}")]
    public static partial void RoundFailed(this ILogger log, TimeSpan wait, Exception failed);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Node {Node} is not reachable by the overlay: {Reason}")]
    public static partial void LeaseSkipped(this ILogger log, string node, string reason);
}
