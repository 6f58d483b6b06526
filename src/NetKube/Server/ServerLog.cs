using Microsoft.Extensions.Logging;

namespace NetKube.Server;

internal static partial class ServerLog
{
    [LoggerMessage(EventId = 7301, Level = LogLevel.Warning, Message = "127.0.0.1:{NodePort} is taken on this machine; node port {NodePort} is at 127.0.0.1:{HostPort}")]
    public static partial void PortTaken(this ILogger log, int nodePort, int hostPort);

    [LoggerMessage(EventId = 7302, Level = LogLevel.Debug, Message = "A connection to node port {NodePort} ended: {Reason}")]
    public static partial void ConnectionEnded(this ILogger log, int nodePort, string reason);

    [LoggerMessage(EventId = 7303, Level = LogLevel.Information, Message = "The API server answers at {Server}")]
    public static partial void Serving(this ILogger log, string server);

    [LoggerMessage(EventId = 7304, Level = LogLevel.Critical, Message = "The server ends")]
    public static partial void Ended(this ILogger log, Exception failed);
}
