using Microsoft.Extensions.Logging;

namespace NetKube.Joining;

internal static partial class JoiningLog
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Node {Node} joined the cluster of {Server}")]
    public static partial void Joined(this ILogger log, string node, Uri server);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Information, Message = "Not joined yet, asking again: {Reason}")]
    public static partial void NotJoinedYet(this ILogger log, string reason);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Information, Message = "Certificates of node {Node} are renewed")]
    public static partial void Renewed(this ILogger log, string node);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Warning, Message = "Certificates of node {Node} could not be renewed: {Reason}")]
    public static partial void NotRenewed(this ILogger log, string node, string reason);
}
