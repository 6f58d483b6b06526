using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Embedded;

internal static partial class EmbeddedStoreLog
{
    [LoggerMessage(EventId = 2101, EventName = "StoreOpened", Level = LogLevel.Information,
        Message = "Store {Folder}: revision {Revision}, {Keys} keys, compacted to {Compacted}, read in {Elapsed}")]
    public static partial void StoreOpened(this ILogger log, string folder, long revision, int keys, long compacted, TimeSpan elapsed);

    [LoggerMessage(EventId = 2102, EventName = "CuttingTornRecord", Level = LogLevel.Warning,
        Message = "{Segment} ends in an unfinished record at byte {Position}, left by a crash; it is cut, the store goes on at revision {Revision}")]
    public static partial void CuttingTornRecord(this ILogger log, string segment, long position, long revision);

    [LoggerMessage(EventId = 2103, EventName = "SnapshotFailed", Level = LogLevel.Warning,
        Message = "The snapshot of revision {Revision} could not be written; the log keeps everything and grows meanwhile")]
    public static partial void SnapshotFailed(this ILogger log, long revision, Exception failure);

    [LoggerMessage(EventId = 2104, EventName = "HistoryCompactionFailed", Level = LogLevel.Warning,
        Message = "History could not be compacted to revision {Revision}; it is tried again")]
    public static partial void HistoryCompactionFailed(this ILogger log, long revision, Exception failure);

    [LoggerMessage(EventId = 2105, EventName = "HistoryCompacted", Level = LogLevel.Debug,
        Message = "History was compacted to revision {Revision}")]
    public static partial void HistoryCompacted(this ILogger log, long revision);

    [LoggerMessage(EventId = 2106, EventName = "DeletingReplacedFailed", Level = LogLevel.Warning,
        Message = "Files of {Folder} that a snapshot replaced could not be deleted; it is tried again")]
    public static partial void DeletingReplacedFailed(this ILogger log, string folder, Exception failure);
}
