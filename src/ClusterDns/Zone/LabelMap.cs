using System.Diagnostics.CodeAnalysis;

namespace NetKube.ClusterDns.Zone;

/// <summary>The names below one service: built once, never changed, looked up by a span of a query.</summary>
internal sealed class LabelMap<T> where T : class
{
    private readonly Dictionary<byte[], T> _entries;

    public LabelMap(IEnumerable<KeyValuePair<byte[], T>> entries)
    {
        _entries = new Dictionary<byte[], T>(entries, WireComparer.Instance);
        _entries.TrimExcess();
    }

    public static LabelMap<T> Empty { get; } = new([]);

    public int Count => _entries.Count;

    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out T? value)
    {
        value = null;
        return _entries.Count > 0 && _entries.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out value);
    }
}

/// <summary>Compares wire bytes, also spans with arrays.</summary>
internal sealed class WireComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static WireComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
