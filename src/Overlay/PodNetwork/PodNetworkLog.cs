using System.Net;
using Microsoft.Extensions.Logging;

namespace NetKube.Overlay.PodNetwork;

internal static partial class PodNetworkLog
{
    [LoggerMessage(EventId = 3201, Level = LogLevel.Debug, Message = "Pod {Namespace}/{Pod} has {Address}")]
    public static partial void PodAttached(this ILogger log, string @namespace, string pod, IPAddress address);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Debug, Message = "Pod {Namespace}/{Pod} gave {Address} back")]
    public static partial void PodDetached(this ILogger log, string @namespace, string pod, IPAddress address);
}
