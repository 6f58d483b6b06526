using System.Text;
using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// Keys and revisions as etcd has them: before a key stands a prefix, and from a revision an offset is taken that a store
/// which was moved to this etcd brought with it.
/// </summary>
internal sealed class EtcdKeys(string prefix, long offset)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

    /// <summary>In etcd, as a start every key, as an end no end.</summary>
    public static ByteString Zero { get; } = ByteString.CopyFrom(0);

    public ByteString Of(string key) => ByteString.CopyFromUtf8(prefix + key);

    /// <summary>The store's key; null where the key is not of this store.</summary>
    public string? From(ByteString key) =>
        key.Span.StartsWith(_prefix) ? Encoding.UTF8.GetString(key.Span[_prefix.Length..]) : null;

    /// <summary>Without an end etcd would read "no end"; a range that ends where it starts is not sent at all.</summary>
    public ByteString End(string? end) => end is null ? ByteString.Empty : Of(end);

    /// <summary>etcd's revision as the store counts.</summary>
    public long Revision(long etcd) => etcd + offset;

    /// <summary>The store's revision as etcd counts: below 1 where it was made before the store came to this etcd.</summary>
    public long ToEtcd(long revision) => revision - offset;

    /// <summary>The same for a condition, where 0 means "no such key" and what etcd never had can never hold.</summary>
    public long ToCondition(long revision) => revision == 0 ? 0 : revision > offset ? revision - offset : -1;

    public StoreEntry Entry(Wire.KeyValue pair) => new(
        From(pair.Key) ?? throw new InvalidDataException($"etcd answered with the key {pair.Key.ToStringUtf8()}, which was not asked for"),
        pair.Value.Memory, pair.CreateRevision + offset, pair.ModRevision + offset, pair.Version);
}
