using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Sync;

internal static partial class SyncLog
{
    [LoggerMessage(EventId = 6101, EventName = "ProxySynced", Level = LogLevel.Debug,
        Message = "Synced {Family}: {Written} written, {Deleted} deleted, {Flows} stale UDP flows removed")]
    public static partial void Synced(this ILogger<SyncLoop> log, IpFamily family, int written, int deleted, int flows);

    [LoggerMessage(EventId = 6102, EventName = "ProxySyncFailed", Level = LogLevel.Warning,
        Message = "Could not bring the service rules onto the node; the next sync compares everything")]
    public static partial void SyncFailed(this ILogger<SyncLoop> log, Exception why);

    [LoggerMessage(EventId = 6103, EventName = "ProxyRepaired", Level = LogLevel.Information,
        Message = "Repaired {Count} places of the service rules that somebody else had changed")]
    public static partial void Repaired(this ILogger<SyncLoop> log, int count);
}
