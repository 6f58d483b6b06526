using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Etcd;

internal static partial class EtcdLog
{
    [LoggerMessage(EventId = 2121, EventName = "EtcdOpened", Level = LogLevel.Information,
        Message = "etcd at {Servers}: version {Version}, revision {Revision}; keys begin with {Prefix}")]
    public static partial void StoreOpened(this ILogger log, string servers, string version, long revision, string prefix);

    [LoggerMessage(EventId = 2122, EventName = "WatchBroken", Level = LogLevel.Warning,
        Message = "The watch of {Start} broke after revision {Revision}: {Reason}; it is taken up there")]
    public static partial void WatchBroken(this ILogger log, string start, long revision, string reason);

    [LoggerMessage(EventId = 2123, EventName = "WatchCancelled", Level = LogLevel.Warning,
        Message = "etcd ended the watch of {Start} after revision {Revision}: {Reason}; it is taken up there")]
    public static partial void WatchCancelled(this ILogger log, string start, long revision, string reason);

    [LoggerMessage(EventId = 2124, EventName = "EtcdHistoryFailed", Level = LogLevel.Warning,
        Message = "History in etcd could not be kept this time; it is tried again")]
    public static partial void HistoryFailed(this ILogger log, Exception failure);

    [LoggerMessage(EventId = 2125, EventName = "EtcdCompacted", Level = LogLevel.Information,
        Message = "History in etcd was compacted to revision {Revision}")]
    public static partial void HistoryCompacted(this ILogger log, long revision);
}
