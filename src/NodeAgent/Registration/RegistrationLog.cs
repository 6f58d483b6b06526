using Microsoft.Extensions.Logging;

namespace NetKube.NodeAgent.Registration;

internal static partial class RegistrationLog
{
    [LoggerMessage(EventId = 4201, EventName = "Registering", Level = LogLevel.Information, Message = "Node {Node} registers")]
    public static partial void Registering(this ILogger log, string node);

    [LoggerMessage(EventId = 4202, EventName = "NotRegistered", Level = LogLevel.Debug, Message = "Node {Node} is not registered yet: {Reason}")]
    public static partial void NotRegistered(this ILogger log, string node, string reason);

    [LoggerMessage(EventId = 4203, EventName = "StatusNotWritten", Level = LogLevel.Warning, Message = "The status of node {Node} could not be written: {Reason}")]
    public static partial void StatusNotWritten(this ILogger log, string node, string reason);

    [LoggerMessage(EventId = 4204, EventName = "LeaseNotRenewed", Level = LogLevel.Warning, Message = "The lease of node {Node} could not be renewed: {Reason}")]
    public static partial void LeaseNotRenewed(this ILogger log, string node, string reason);
}
