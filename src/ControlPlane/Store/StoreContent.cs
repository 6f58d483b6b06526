using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NetKube.ControlPlane.Store;

/// <summary>All that a store holds at one revision, without its history: what snapshots and migrations carry.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Entries">All entries, in key order.</param>
public sealed record StoreContent(long Revision, IReadOnlyList<StoreEntry> Entries)
{
    private const int Page = 2000;
    private const string First = "\0";
    private const string Beyond = "\uFFFF";

    /// <summary>Counts and digests, to compare two contents by.</summary>
    public StoreSummary Summary => StoreSummary.Of(Revision, Entries);

    /// <summary>Reads a store of any kind, all pages at one revision, while it goes on.</summary>
    public static async Task<StoreContent> ReadAsync(IStore store, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        var page = await store.RangeAsync(new RangeRequest(First, Beyond, Limit: Page), stop);
        var (revision, entries) = (page.Revision, new List<StoreEntry>(page.Entries));
        while (page.More)
        {
            page = await store.RangeAsync(new RangeRequest(entries[^1].Key + "\0", Beyond, revision, Page), stop);
            entries.AddRange(page.Entries);
        }

        return new StoreContent(revision, entries);
    }
}

/// <param name="Revision">The newest revision.</param>
/// <param name="Keys">How many keys exist.</param>
/// <param name="Digest">SHA-256 of all keys with their values, revisions and versions, in key order.</param>
/// <param name="ValuesDigest">SHA-256 of all keys with their values only: it survives a move to a store that counts revisions anew.</param>
public sealed record StoreSummary(long Revision, long Keys, string Digest, string ValuesDigest)
{
    internal static StoreSummary Of(long revision, IEnumerable<StoreEntry> entries)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var values = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[40];
        long keys = 0;
        foreach (var entry in entries)
        {
            keys++;
            var key = Encoding.UTF8.GetBytes(entry.Key);
            BinaryPrimitives.WriteInt64LittleEndian(numbers, key.Length);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], entry.Value.Length);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], entry.CreateRevision);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], entry.ModRevision);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[32..], entry.Version);
            all.AppendData(numbers);
            values.AppendData(numbers[..16]);
            foreach (var hash in (IncrementalHash[])[all, values])
            {
                hash.AppendData(key);
                hash.AppendData(entry.Value.Span);
            }
        }

        return new StoreSummary(revision, keys, Convert.ToHexStringLower(all.GetHashAndReset()), Convert.ToHexStringLower(values.GetHashAndReset()));
    }
}
