using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Information,
        Message = "{Count} stored values were encrypted anew, as the encryption configuration now says")]
    public static partial void ValuesEncrypted(this ILogger log, int count);
}
