namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>What the store can say of itself, for status and metrics.</summary>
/// <param name="Revision">The newest revision.</param>
/// <param name="Compacted">The oldest revision that can be read.</param>
/// <param name="Keys">Keys that exist.</param>
/// <param name="HistoryChanges">Changes that can be read back and watched.</param>
/// <param name="Watchers">Open watches.</param>
/// <param name="Syncs">Batches made durable since the start.</param>
/// <param name="LogBytes">Bytes of log on disk.</param>
/// <param name="SnapshotRevision">Revision of the snapshot on disk; 0 without one.</param>
public sealed record StoreFigures(
    long Revision, long Compacted, int Keys, long HistoryChanges, int Watchers, long Syncs, long LogBytes, long SnapshotRevision);
