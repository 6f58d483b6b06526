using Microsoft.Extensions.Logging;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Errors;

internal static partial class ErrorsLog
{
    [LoggerMessage(EventId = 5201, EventName = "QueryFailed", Level = LogLevel.Error,
        Message = "Answering {Name} {Type} failed; the client got SERVFAIL")]
    public static partial void QueryFailed(this ILogger<ErrorsPlugin> log, Exception broken, string name, DnsType type);
}
