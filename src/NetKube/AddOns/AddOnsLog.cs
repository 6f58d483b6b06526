using Microsoft.Extensions.Logging;

namespace NetKube.AddOns;

internal static partial class AddOnsLog
{
    [LoggerMessage(EventId = 7201, Level = LogLevel.Debug, Message = "The cluster's own objects are not all there yet: {Reason}")]
    public static partial void NotEnsured(this ILogger log, string reason);
}
