using System.Collections.Immutable;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>Objects ordered by key; immutable, so that a reader's list does not change under it. Each change costs O(log n).</summary>
public readonly struct ObjectSet
{
    private readonly ImmutableSortedSet<StoredObject> _set;

    private ObjectSet(ImmutableSortedSet<StoredObject> set)
    {
        _set = set;
    }

    /// <summary>No objects.</summary>
    public static ObjectSet Empty { get; } = new(ImmutableSortedSet.Create<StoredObject>(new ByKey()));

    /// <summary>How many.</summary>
    public int Count => _set.Count;

    /// <summary>The object with this key.</summary>
    public StoredObject? Find(string key) => _set.TryGetValue(Probe(key), out var found) && found.Key == key ? found : null;

    /// <summary>The object at a position in key order.</summary>
    public StoredObject this[int index] => _set[index];

    /// <summary>The position of the first key that is not less than this one.</summary>
    public int LowerBound(string key)
    {
        var index = _set.IndexOf(Probe(key));
        return index >= 0 ? index : ~index;
    }

    /// <summary>The positions [First, End) of the keys that begin with a prefix.</summary>
    public (int First, int End) Range(string prefix) => (LowerBound(prefix), LowerBound(Store.StoreKeys.PrefixEnd(prefix)));

    /// <summary>The objects whose keys begin with a prefix.</summary>
    public IEnumerable<StoredObject> In(string prefix)
    {
        var (first, end) = Range(prefix);
        if (end - first == Count) return _set;
        return Slice(first, end);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<StoredObject> All => _set;

    /// <summary>With one object added or replaced.</summary>
    /// <param name="value">The object.</param>
    /// <param name="isNew">It is known that none of its key is there.</param>
    public ObjectSet With(StoredObject value, bool isNew = false) => new((isNew ? _set : _set.Remove(value)).Add(value));

    /// <summary>Without the object of this key.</summary>
    public ObjectSet Without(string key) => new(_set.Remove(Probe(key)));

    /// <summary>A set of many, built at once.</summary>
    public static ObjectSet Of(IEnumerable<StoredObject> objects) => new(ImmutableSortedSet.CreateRange(new ByKey(), objects));

    /// <summary>The objects at the positions [first, end).</summary>
    public IEnumerable<StoredObject> Slice(int first, int end)
    {
        for (var i = first; i < end; i++) yield return _set[i];
    }

    private static StoredObject Probe(string key) => new(ApiCatalog.BuiltIn.Resources[0], key, default, 0);

    private sealed class ByKey : IComparer<StoredObject>
    {
        public int Compare(StoredObject? x, StoredObject? y) => string.CompareOrdinal(x!.Key, y!.Key);
    }
}
