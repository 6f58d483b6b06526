using Microsoft.Extensions.Logging;

namespace NetKube.Agent;

internal static partial class AgentLog
{
    [LoggerMessage(EventId = 7101, Level = LogLevel.Information, Message = "Node {Node} is running")]
    public static partial void Running(this ILogger log, string node);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Critical, Message = "The agent ends")]
    public static partial void Ended(this ILogger log, Exception failed);
}
