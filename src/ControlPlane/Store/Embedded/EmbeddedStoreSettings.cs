namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Settings of the embedded store. The defaults suit a server.</summary>
public sealed record EmbeddedStoreSettings
{
    /// <summary>Size of one file of the log.</summary>
    public int SegmentBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Kept free at the end of the log for deletes when the disk is full.</summary>
    public int ReservedBytes { get; init; } = 256 * 1024;

    /// <summary>At most so much is made durable with one sync (one transaction may be larger).</summary>
    public int BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>No snapshot is written before the log has grown to this.</summary>
    public long SnapshotAfterBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Revisions older than this are compacted.</summary>
    public TimeSpan HistoryAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Revisions that would make history hold more memory than this are compacted.</summary>
    public long HistoryBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How often the two are looked at.</summary>
    public TimeSpan HistoryCheck { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How soon after a write a watcher that asked for progress learns of it; zero for at once.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A watch batch is closed at the first transaction that brings it to so many events.</summary>
    public int WatchBatchEvents { get; init; } = 1000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ReservedBytes, 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, 4 * ReservedBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SnapshotAfterBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HistoryAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(HistoryBytes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HistoryCheck, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ProgressEvery, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WatchBatchEvents, 1);
    }
}
