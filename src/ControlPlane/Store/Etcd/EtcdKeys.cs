using System.Text;
using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>Keys as etcd has them: a prefix, then the store's own key.</summary>
internal sealed class EtcdKeys(string prefix)
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

    public StoreEntry Entry(Wire.KeyValue pair) =>
        new(From(pair.Key) ?? throw new InvalidDataException($"etcd answered with the key {pair.Key.ToStringUtf8()}, which was not asked for"), pair.Value.Memory, pair.CreateRevision, pair.ModRevision, pair.Version);
}
