using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

internal static partial class GarbageCollectorLog
{
    [LoggerMessage(EventId = 2201, EventName = "DiscoveryFailed", Level = LogLevel.Warning, Message = "The served resources could not be listed, trying again: {Why}")]
    public static partial void DiscoveryFailed(this ILogger log, string why);

    [LoggerMessage(EventId = 2192, EventName = "NotSynced", Level = LogLevel.Warning, Message = "{Resource} could not be listed yet; its objects are not collected until it can")]
    public static partial void NotSynced(this ILogger log, string resource);
}
