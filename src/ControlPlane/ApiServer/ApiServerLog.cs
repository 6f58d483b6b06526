using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.ApiServer;

internal static partial class ApiServerLog
{
    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger log, Exception why, string method, string path);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "the store takes no writes: {Why}")]
    public static partial void StoreFull(this ILogger log, string why);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Error, Message = "the store does not answer: {Why}")]
    public static partial void StoreUnavailable(this ILogger log, string why);
}
