using System.Diagnostics.CodeAnalysis;
using NetKube.Shared.Api;

namespace NetKube.Shared.Client;

/// <summary>A dictionary by key with secondary indexes, all behind one lock; reading copies references only.</summary>
public sealed class IndexedCache<T> : IIndexedCache<T>
    where T : class, IKubeObject
{
    private const string ByNamespace = "namespace";
    private readonly Lock _gate = new();   // guards all below
    private readonly Dictionary<ObjectKey, T> _items = [];
    private readonly Dictionary<string, Index> _indexes = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_gate) return _items.Count;
        }
    }

    /// <summary>Adds an index, also over what is already there. The same name twice keeps the first.</summary>
    public void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf)
    {
        lock (_gate)
        {
            if (_indexes.ContainsKey(name)) return;
            var index = new Index(valuesOf);
            foreach (var (key, value) in _items) index.Add(key, value);
            _indexes.Add(name, index);
        }
    }

    public T? Get(ObjectKey key)
    {
        lock (_gate) return _items.GetValueOrDefault(key);
    }

    public IReadOnlyList<T> List()
    {
        lock (_gate) return [.. _items.Values];
    }

    public IReadOnlyList<T> List(string ns)
    {
        if (ns.Length == 0) return List();
        lock (_gate)
        {
            // Made when it is first asked for: most kinds are never read by namespace.
            AddIndex(ByNamespace, static value => [value.Metadata.Namespace]);
            return ByIndex(ByNamespace, ns);
        }
    }

    public IReadOnlyList<T> ByIndex(string index, string value)
    {
        lock (_gate)
        {
            if (!_indexes.TryGetValue(index, out var found)) throw new ArgumentException($"There is no index \"{index}\".", nameof(index));
            return found.Find(value);
        }
    }

    /// <summary>Puts an object in; what was there before under its key comes back.</summary>
    public T? Set(T value)
    {
        var key = ObjectKey.Of(value);
        lock (_gate)
        {
            Take(key, out var before);
            _items.Add(key, value);
            foreach (var index in _indexes.Values) index.Add(key, value);
            return before;
        }
    }

    /// <summary>Takes an object out; null when there was none.</summary>
    public T? Remove(ObjectKey key)
    {
        lock (_gate)
        {
            Take(key, out var before);
            return before;
        }
    }

    private void Take(ObjectKey key, [MaybeNull] out T before)
    {
        if (!_items.Remove(key, out before)) return;
        foreach (var index in _indexes.Values) index.Remove(key, before);
    }

    private sealed class Index(Func<T, IEnumerable<string>> valuesOf)
    {
        private readonly Dictionary<string, Dictionary<ObjectKey, T>> _byValue = new(StringComparer.Ordinal);

        public void Add(ObjectKey key, T item)
        {
            foreach (var value in valuesOf(item))
            {
                if (!_byValue.TryGetValue(value, out var bucket)) _byValue.Add(value, bucket = []);
                bucket[key] = item;
            }
        }

        public void Remove(ObjectKey key, T item)
        {
            foreach (var value in valuesOf(item))
            {
                if (!_byValue.TryGetValue(value, out var bucket)) continue;
                bucket.Remove(key);
                if (bucket.Count == 0) _byValue.Remove(value);
            }
        }

        public T[] Find(string value) => _byValue.TryGetValue(value, out var bucket) ? [.. bucket.Values] : [];
    }
}
