using System.Diagnostics.CodeAnalysis;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Where batches are made durable. Called by the writer only.</summary>
internal interface ICommitLog
{
    /// <summary>Room is counted from here.</summary>
    void BeginBatch();

    /// <summary>Sets room aside for a request of the batch, or says why there is none.</summary>
    bool HasRoom(int bytes, bool freesSpace, [NotNullWhen(false)] out Exception? full);

    /// <summary>Returns when the batch is durable.</summary>
    /// <exception cref="StoreFailedException">It cannot be known whether it is.</exception>
    void Write(IReadOnlyList<KeyVersion> changes, long firstRevision, long compactTo, DateTimeOffset at);

    /// <summary>Called after each batch: takes over a finished snapshot, begins one when it is time.</summary>
    /// <returns>Whether a snapshot is being written, so that no link between versions may be cut.</returns>
    bool Settle(StoreState published);
}

/// <summary>The log of a store that lives in memory only.</summary>
internal sealed class NoLog : ICommitLog
{
    public void BeginBatch()
    {
    }

    public bool HasRoom(int bytes, bool freesSpace, [NotNullWhen(false)] out Exception? full)
    {
        full = null;
        return true;
    }

    public void Write(IReadOnlyList<KeyVersion> changes, long firstRevision, long compactTo, DateTimeOffset at)
    {
    }

    public bool Settle(StoreState published) => false;
}
