namespace NetKube.ControlPlane.Store;

/// <summary>When revisions were made, and how far back they can be read.</summary>
public interface IStoreHistory
{
    /// <summary>The newest revision that was made by a time; 0 when history does not reach back so far.</summary>
    ValueTask<long> RevisionAtAsync(DateTimeOffset time, CancellationToken stop);

    /// <summary>When a revision was made; null when that is no longer known.</summary>
    ValueTask<DateTimeOffset?> TimeOfAsync(long revision, CancellationToken stop);

    /// <summary>The oldest revision that can be read.</summary>
    ValueTask<long> OldestAsync(CancellationToken stop);
}
