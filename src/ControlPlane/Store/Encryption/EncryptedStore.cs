using System.Runtime.CompilerServices;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>
/// A store whose values are encrypted on their way in and decrypted on their way out, where the configuration says so. What
/// lies below, in memory and on disk, never has the plain text.
/// </summary>
public sealed class EncryptedStore(IStore inner, EncryptionConfig config) : IStore
{
    private const int RotateAtOnce = 500;

    public ValueTask<long> CurrentRevisionAsync(CancellationToken stop) => inner.CurrentRevisionAsync(stop);

    public async ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop)
    {
        var found = await inner.RangeAsync(request, stop);
        return found.Entries.Any(e => RuleOf(e.Key) is not null) ? found with { Entries = [.. found.Entries.Select(e => Plain(e)!)] } : found;
    }

    public async ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop)
    {
        var result = await inner.TransactAsync(Sealed(transaction), stop);
        return result.Succeeded ? result : result with { Current = [.. result.Current.Select(Plain)] };
    }

    public async IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in inner.WatchAsync(request, stop))
        {
            yield return batch.Events.Any(e => RuleOf(e.Key) is not null)
                ? batch with { Events = [.. batch.Events.Select(e => e with { Current = Plain(e.Current), Previous = Plain(e.Previous) })] }
                : batch;
        }
    }

    public ValueTask CompactAsync(long revision, CancellationToken stop) => inner.CompactAsync(revision, stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>
    /// Writes anew what is not written as it would be now: after a start with a new first key, old keys are no longer
    /// needed. How many values there were.
    /// </summary>
    public async Task<int> RotateAsync(CancellationToken stop)
    {
        var (rotated, next, end) = (0, ApiServer.Storage.StorageKeys.Root, StoreKeys.PrefixEnd(ApiServer.Storage.StorageKeys.Root));
        while (true)
        {
            var page = await inner.RangeAsync(new RangeRequest(next, end, Limit: RotateAtOnce), stop);
            foreach (var entry in page.Entries)
            {
                if (RuleOf(entry.Key) is not { } rule || !rule.IsStale(entry.Value.Span)) continue;
                var written = rule.Encrypt(entry.Key, rule.Decrypt(entry.Key, entry.Value));
                // Somebody else's change meanwhile has been written with the new key already.
                if ((await inner.TransactAsync(Transaction.PutIf(entry.Key, entry.ModRevision, written), stop)).Succeeded) rotated++;
            }
            if (!page.More) return rotated;
            next = page.Entries[^1].Key + "\0";
        }
    }

    private Transaction Sealed(Transaction transaction)
    {
        var isConcerned = false;
        foreach (var write in transaction.Writes) isConcerned |= write.Value is not null && RuleOf(write.Key) is not null;
        if (!isConcerned) return transaction;
        return transaction with { Writes = [.. transaction.Writes.Select(w => w.Value is { } value && RuleOf(w.Key) is { } rule
            ? new Write(w.Key, rule.Encrypt(w.Key, value.Span)) : w)] };
    }

    private StoreEntry? Plain(StoreEntry? entry) =>
        entry is not null && RuleOf(entry.Key) is { } rule ? entry with { Value = rule.Decrypt(entry.Key, entry.Value) } : entry;

    private EncryptionRule? RuleOf(string key)
    {
        foreach (var rule in config.Rules)
        {
            if (rule.Matches(key)) return rule;
        }
        return null;
    }
}
