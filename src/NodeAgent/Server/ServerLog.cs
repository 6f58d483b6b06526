using Microsoft.Extensions.Logging;

namespace NetKube.NodeAgent.Server;

internal static partial class ServerLog
{
    [LoggerMessage(EventId = 4401, EventName = "TerminalBroke", Level = LogLevel.Debug, Message = "A terminal's connection ended early: {Reason}")]
    public static partial void TerminalBroke(this ILogger log, string reason);

    [LoggerMessage(EventId = 4402, EventName = "PortForwardBroke", Level = LogLevel.Debug, Message = "A forwarded port's connection ended early: {Reason}")]
    public static partial void PortForwardBroke(this ILogger log, string reason);
}
