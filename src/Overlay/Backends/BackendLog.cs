using Microsoft.Extensions.Logging;

namespace NetKube.Overlay.Backends;

internal static partial class BackendLog
{
    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "Making {Device} again: {Difference}")]
    public static partial void RecreatingDevice(this ILogger log, string device, string difference);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Information, Message = "{Device}: {Peers} peers, {Changes} entries put right")]
    public static partial void PeersChanged(this ILogger log, string device, int peers, int changes);
}
