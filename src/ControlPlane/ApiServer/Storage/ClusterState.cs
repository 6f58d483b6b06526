using System.Collections.Concurrent;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>The caches of all resources, fed by one watch of the store; reads for the API server's inner parts.</summary>
public sealed class ClusterState(IStore store, ApiCatalog catalog) : IObjectReader
{
    private readonly Dictionary<string, ResourceCache> _caches = CachesOf(catalog);
    private readonly ConcurrentDictionary<ApiResource, ResourceCache?> _byResource = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new(); // guards _moved
    private TaskCompletionSource? _moved;
    private long _revision;

    /// <summary>The store.</summary>
    public IStore Store => store;

    /// <summary>The resources served.</summary>
    public ApiCatalog Catalog => catalog;

    /// <summary>Completes when every cache is filled.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Every cache has everything up to this revision.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>The cache of a resource.</summary>
    public ResourceCache Of(ApiResource resource) => Find(resource) ?? throw new ArgumentException($"no objects of {resource.Plural} are kept", nameof(resource));

    /// <summary>Whether objects of a resource are kept at all (reviews are not).</summary>
    public bool Has(ApiResource resource) => Find(resource) is not null;

    /// <summary>
    /// Fills the caches, then follows the store until told to stop; fills them anew when history was compacted faster than
    /// it was followed (a clock that jumps makes it old at once). Clients' watches then end as expired, and list again.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await FollowAsync(await LoadAsync(stop), stop);
                return;
            }
            catch (RevisionCompactedException)
            {
                // read again
            }
        }
    }

    private async Task FollowAsync(long loaded, CancellationToken stop)
    {
        var watch = new WatchRequest(StorageKeys.Root, StoreKeys.PrefixEnd(StorageKeys.Root), loaded, Progress: true);
        await foreach (var batch in store.WatchAsync(watch, stop))
        {
            Apply(batch);
        }
    }

    /// <summary>Who wrote is answered before a thousand watchers are woken.</summary>
    private void Apply(WatchBatch batch)
    {
        if (batch.Events.Count == 1)
        {
            var watchers = CacheOf(batch.Events[0].Key)?.Apply(batch.Events);
            MoveTo(batch.Revision);
            watchers?.SetResult();
            return;
        }

        var bells = batch.Events.GroupBy(e => CacheOf(e.Key)).Select(group => group.Key?.Apply(group)).ToList();
        MoveTo(batch.Revision);
        foreach (var watchers in bells) watchers?.SetResult();
    }

    /// <summary>Fills the caches; returns the revision whose state they show.</summary>
    public async Task<long> LoadAsync(CancellationToken stop)
    {
        var all = await store.RangeAsync(new RangeRequest(StorageKeys.Root, StoreKeys.PrefixEnd(StorageKeys.Root)), stop);
        var entries = all.Entries.ToLookup(e => CacheOf(e.Key));
        foreach (var cache in _caches.Values) cache.Load(entries[cache], all.Revision);
        MoveTo(all.Revision);
        _loaded.TrySetResult();
        return all.Revision;
    }

    /// <summary>The state of a resource, as new as the newest acknowledged write.</summary>
    public async ValueTask<ResourceCache.State> CurrentAsync(ApiResource resource, CancellationToken stop)
    {
        await AtLeastAsync(await store.CurrentRevisionAsync(stop), stop);
        return Of(resource).Now;
    }

    /// <summary>Waits until the caches have reached a revision.</summary>
    public async ValueTask AtLeastAsync(long revision, CancellationToken stop)
    {
        while (Revision < revision)
        {
            Task moved;
            lock (_gate) moved = (_moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (Revision >= revision) return;
            await moved.WaitHereAsync(stop);
        }
    }

    public T? Get<T>(string? inNamespace, string name)
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = catalog.Of<T>();
        return Of(resource).Now.Objects.Find(StorageKeys.Of(resource, inNamespace, name)) is { } found ? StoredViews.Show(resource, found).Object as T : null;
    }

    public async ValueTask<T?> GetLatestAsync<T>(string? inNamespace, string name, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        if (Get<T>(inNamespace, name) is { } cached) return cached;
        await AtLeastAsync(await store.CurrentRevisionAsync(stop), stop);
        return Get<T>(inNamespace, name);
    }

    public IReadOnlyList<T> List<T>(string? inNamespace)
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = catalog.Of<T>();
        var objects = Of(resource).Now.Objects;
        if (objects.Count == 0) return [];
        return [.. objects.In(StorageKeys.Prefix(resource, inNamespace)).Select(o => (T)StoredViews.Show(resource, o).Object)];
    }

    public long Generation<T>()
        where T : class, IKubeObject, IApiValue<T> => Of(catalog.Of<T>()).Now.Generation;

    private ResourceCache? Find(ApiResource resource) =>
        _byResource.GetOrAdd(resource, static (r, caches) => caches.GetValueOrDefault(StorageKeys.Prefix(r)), _caches);

    private void MoveTo(long revision)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            Volatile.Write(ref _revision, Math.Max(_revision, revision));
            moved = _moved;
            _moved = null;
        }
        moved?.SetResult();
    }

    /// <summary>The cache that a key belongs to: /registry/group/resource/… has its prefix in the first parts.</summary>
    private ResourceCache? CacheOf(string key)
    {
        var group = key.IndexOf('/', StorageKeys.Root.Length);
        var resource = group < 0 ? -1 : key.IndexOf('/', group + 1);
        return resource < 0 ? null : _caches.GetValueOrDefault(key[..(resource + 1)]);
    }

    private static Dictionary<string, ResourceCache> CachesOf(ApiCatalog catalog)
    {
        var result = new Dictionary<string, ResourceCache>(StringComparer.Ordinal);
        foreach (var resource in catalog.Resources)
        {
            if (typeof(IKubeObject).IsAssignableFrom(resource.Type)) result.TryAdd(StorageKeys.Prefix(resource), new ResourceCache(StoredViews.StoredAs(resource)));
        }
        return result;
    }
}
