namespace NetKube.ControlPlane.Store;

/// <summary>
/// Revisioned, ordered keys with values, the only state of a cluster. Every successful change takes the next
/// revision (one for a whole transaction); the first change of an empty store has revision 2, as in etcd, so that
/// revision 1 names the empty store. Keys are ordered by their UTF-8 bytes.
/// All implementations pass the same contract suite (tests/ControlPlane.Tests/Store/StoreContract.cs).
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>The newest revision that readers may see: everything up to it is durable.</summary>
    ValueTask<long> CurrentRevisionAsync(CancellationToken stop);

    /// <summary>Reads the keys in [<see cref="RangeRequest.Start"/>, <see cref="RangeRequest.End"/>) at one revision.</summary>
    /// <exception cref="RevisionCompactedException">The asked revision is older than what is kept.</exception>
    /// <exception cref="RevisionInFutureException">The asked revision does not exist yet.</exception>
    ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop);

    /// <summary>
    /// Compares, then carries out all writes or none. When a comparison fails, nothing is written and the current
    /// entries of the compared keys are returned. Returns only after the writes are durable. A call that is cancelled
    /// may have been carried out. The store keeps the arrays behind the values: they must not be changed afterwards.
    /// </summary>
    /// <exception cref="ArgumentException">A key is empty, no valid Unicode, or written twice.</exception>
    /// <exception cref="StoreFullException">No space is left for the log; reads and deletes go on.</exception>
    /// <exception cref="StoreUnavailableException">The store could not be asked, or did not answer.</exception>
    ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop);

    /// <summary>
    /// Events of the keys in a range after a revision, in revision order, without gaps or repeats. Events of one
    /// transaction are never split over two batches. A watcher never slows a writer. One that reads so slowly that it
    /// falls behind what the store keeps for it (its buffer, or compacted history) gets
    /// <see cref="WatcherTooSlowException"/>, and may resume from its last revision where that is still kept.
    /// </summary>
    /// <exception cref="RevisionCompactedException">The start is older than what is kept (thrown while iterating).</exception>
    IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, CancellationToken stop);

    /// <summary>
    /// Forgets history: afterwards the state at <paramref name="revision"/> is the oldest that can be read. A revision
    /// that is already compacted changes nothing, so that several servers may compact one store.
    /// </summary>
    /// <exception cref="RevisionInFutureException">The revision does not exist yet.</exception>
    ValueTask CompactAsync(long revision, CancellationToken stop);
}

/// <summary>One key's value at a revision.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The bytes that were put; never changed by anybody.</param>
/// <param name="CreateRevision">Revision of the put that created this life of the key.</param>
/// <param name="ModRevision">Revision of the last put.</param>
/// <param name="Version">Number of puts in this life, from 1.</param>
public sealed record StoreEntry(string Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision, long Version)
{
    /// <summary>Who put it (<see cref="Transaction.By"/>); empty where the store does not know.</summary>
    public string By { get; init; } = "";
}

/// <param name="Start">First key, inclusive.</param>
/// <param name="End">End of the range, exclusive; null for the single key <paramref name="Start"/>; <see cref="StoreKeys.PrefixEnd"/> makes one from a prefix.</param>
/// <param name="Revision">0 for the newest, else an exact revision.</param>
/// <param name="Limit">At most so many entries; 0 for all.</param>
/// <param name="CountOnly">Only <see cref="RangeResult.Count"/> is wanted.</param>
public sealed record RangeRequest(string Start, string? End = null, long Revision = 0, int Limit = 0, bool CountOnly = false);

/// <param name="Entries">In key order.</param>
/// <param name="Count">How many keys the range holds at that revision, beyond the limit too.</param>
/// <param name="Revision">The store's newest revision when the range was read (or the exact one that was asked for).</param>
public sealed record RangeResult(IReadOnlyList<StoreEntry> Entries, long Count, long Revision)
{
    /// <summary>More keys follow the last entry.</summary>
    public bool More => Count > Entries.Count;
}

/// <summary>Holds when the key's last put has this revision; 0 means that the key must not exist.</summary>
public readonly record struct RevisionIs(string Key, long ModRevision);

/// <summary>One write. <paramref name="Value"/> null deletes the key (deleting a missing key is no change).</summary>
public readonly record struct Write(string Key, ReadOnlyMemory<byte>? Value);

/// <param name="Conditions">All must hold.</param>
/// <param name="Writes">Carried out in order, at one revision; a key may appear once.</param>
public sealed record Transaction(IReadOnlyList<RevisionIs> Conditions, IReadOnlyList<Write> Writes)
{
    /// <summary>
    /// The caller does nothing else until this is carried out: its thread may be used for it, the disk's wait included.
    /// Not for callers that submit many before they wait for the first.
    /// </summary>
    public bool CallerWaits { get; init; }

    /// <summary>The user who wants it, kept with each of its writes for as long as history has them; empty for none.</summary>
    public string By { get; init; } = "";

    /// <summary>A put of one key whose last put has the given revision (0: that does not exist).</summary>
    public static Transaction PutIf(string key, long modRevision, ReadOnlyMemory<byte> value) =>
        new([new RevisionIs(key, modRevision)], [new Write(key, value)]);

    /// <summary>A delete of one key whose last put has the given revision.</summary>
    public static Transaction DeleteIf(string key, long modRevision) =>
        new([new RevisionIs(key, modRevision)], [new Write(key, null)]);
}

/// <param name="Succeeded">Whether all conditions held.</param>
/// <param name="Revision">The revision of the writes; when nothing was written, the newest revision.</param>
/// <param name="Current">On failure: the compared keys' entries as they are, in the order of the conditions; null where a key does not exist.</param>
public sealed record TransactionResult(bool Succeeded, long Revision, IReadOnlyList<StoreEntry?> Current);

/// <param name="Start">First key, inclusive.</param>
/// <param name="End">As in <see cref="RangeRequest"/>.</param>
/// <param name="AfterRevision">Events with a greater revision are delivered; the newest revision to get only what comes.</param>
/// <param name="Progress">Also deliver empty batches now and then, whose revision says how far the watcher is.</param>
public sealed record WatchRequest(string Start, string? End, long AfterRevision, bool Progress = false);

/// <param name="Revision">Everything in range up to this revision has been delivered with this batch.</param>
/// <param name="Events">In revision order, then key order of the transaction; empty for a progress mark.</param>
public sealed record WatchBatch(long Revision, IReadOnlyList<StoreEvent> Events);

/// <param name="Key">The key.</param>
/// <param name="Revision">Revision of the change.</param>
/// <param name="Current">The entry after the change; null for a delete.</param>
/// <param name="Previous">The entry before it; null for a create.</param>
public sealed record StoreEvent(string Key, long Revision, StoreEntry? Current, StoreEntry? Previous)
{
    /// <summary>Who made the change (<see cref="Transaction.By"/>); empty where the store does not know.</summary>
    public string By { get; init; } = "";
}

/// <summary>Ranges of keys.</summary>
public static class StoreKeys
{
    /// <summary>The end of the range of all keys that begin with <paramref name="prefix"/> (its last character, plus one).</summary>
    public static string PrefixEnd(string prefix) =>
        string.Concat(prefix.AsSpan(0, prefix.Length - 1), [(char)(prefix[^1] + 1)]);
}

/// <summary>The asked revision was compacted away.</summary>
public sealed class RevisionCompactedException(long asked, long compacted)
    : Exception($"revision {asked} has been compacted; the oldest kept is {compacted}")
{
    /// <summary>The oldest revision that can be read.</summary>
    public long CompactedRevision { get; } = compacted;
}

/// <summary>The asked revision is newer than the store.</summary>
public sealed class RevisionInFutureException(long asked, long current)
    : Exception($"revision {asked} is in the future; the newest is {current}")
{
    /// <summary>The newest revision.</summary>
    public long CurrentRevision { get; } = current;
}

/// <summary>A watcher fell further behind than the store buffers for it.</summary>
public sealed class WatcherTooSlowException(long lastDelivered)
    : Exception($"the watcher is too slow; it was cut off after revision {lastDelivered}")
{
    /// <summary>Resume with <see cref="WatchRequest.AfterRevision"/> of this value.</summary>
    public long LastDelivered { get; } = lastDelivered;
}

/// <summary>The log cannot grow: its disk is full. Deletes are still accepted.</summary>
public sealed class StoreFullException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store cannot be reached, or does not answer. What was asked may have been carried out.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store takes no value of this size.</summary>
public sealed class StoreTooLargeException(string message, Exception? inner = null) : Exception(message, inner);
