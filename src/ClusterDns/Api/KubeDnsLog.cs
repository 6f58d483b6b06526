using Microsoft.Extensions.Logging;

namespace NetKube.ClusterDns.Api;

internal static partial class KubeDnsLog
{
    [LoggerMessage(EventId = 5101, Level = LogLevel.Warning, Message = "This node's endpoint of the DNS service could not be published: {Reason}")]
    public static partial void NotPublished(this ILogger log, string reason);
}
