using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

internal static partial class GarbageCollectorLog
{
    [LoggerMessage(EventId = 2201, EventName = "DiscoveryFailed", Level = LogLevel.Warning, Message = "The served resources could not be listed, trying again: {Why}")]
    public static partial void DiscoveryFailed(this ILogger log, string why);
}
