using NetKube.Shared.Api;

namespace NetKube.Shared.Client;

/// <summary>
/// What a watch has shown so far. Objects are shared by all readers: never changed, cloned before a change. Lists are
/// snapshots.
/// </summary>
public interface IIndexedCache<T>
    where T : class, IKubeObject
{
    T? Get(ObjectKey key);

    IReadOnlyList<T> List();

    /// <summary>The objects of one namespace.</summary>
    IReadOnlyList<T> List(string ns);

    /// <summary>The objects for which the named index gives the value.</summary>
    IReadOnlyList<T> ByIndex(string index, string value);
}

/// <summary>Short forms.</summary>
public static class IndexedCacheExtensions
{
    public static T? Get<T>(this IIndexedCache<T> cache, string ns, string name)
        where T : class, IKubeObject => cache.Get(new ObjectKey(ns, name));
}
