using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>Metadata of any kind over HTTP; the server cuts the rest off.</summary>
internal sealed class HttpMetadataClient(KubeHttp wire) : IMetadataClient
{
    private const string AsObject = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private const string AsList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    public async Task<IReadOnlyList<ServedResource>> DiscoverAsync(CancellationToken stop = default)
    {
        var served = new List<ServedResource>();
        foreach (var groupVersion in await GroupVersionsAsync(stop))
        {
            var root = groupVersion.Contains('/', StringComparison.Ordinal) ? "/apis/" : "/api/";
            using var body = await wire.SendAsync(HttpMethod.Get, root + groupVersion, null, KubeHttp.Json, stop);
            // Versions come preferred first: of a resource in several, the first is taken, so that each object is met once.
            var found = ResourcesOf(groupVersion, Read<APIResourceList>(body));
            served.AddRange(found.Where(r => !served.Exists(s => s.Group == r.Group && s.Plural == r.Plural)));
        }
        return served;
    }

    public async Task<PartialObjectMetadata> GetAsync(ServedResource resource, string? ns, string name, CancellationToken stop = default)
    {
        using var body = await wire.SendAsync(HttpMethod.Get, resource.Path(ns, name), null, AsObject, stop);
        return Read<PartialObjectMetadata>(body);
    }

    public async Task<KubeList<PartialObjectMetadata>> ListAsync(ServedResource resource, ListRequest request, CancellationToken stop = default)
    {
        using var body = await wire.SendAsync(HttpMethod.Get, Query.List(resource.Path(request.Namespace), request), null, AsList, stop);
        return ListDecoder.Decode<PartialObjectMetadata>(body.Span, "meta.k8s.io/v1", "PartialObjectMetadata");
    }

    public IAsyncEnumerable<WatchEvent<PartialObjectMetadata>> WatchAsync(ServedResource resource, WatchRequest request, CancellationToken stop = default) =>
        wire.WatchAsync<PartialObjectMetadata>(Query.Watch(resource.Path(request.Namespace), request), AsObject, stop);

    public async Task<PartialObjectMetadata> PatchAsync(ServedResource resource, string? ns, string name, PatchBody patch, CancellationToken stop = default)
    {
        using var body = await wire.SendAsync(HttpMethod.Patch, Query.Patch(resource.Path(ns, name), patch), KubeHttp.Body(patch), AsObject, stop);
        return Read<PartialObjectMetadata>(body);
    }

    public async Task DeleteAsync(ServedResource resource, string? ns, string name, DeleteOptions? options = null, CancellationToken stop = default)
    {
        using var body = await wire.SendAsync(HttpMethod.Delete, resource.Path(ns, name), KubeHttp.Body(options), KubeHttp.Json, stop);
    }

    public async Task DeleteCollectionAsync(ServedResource resource, ListRequest request, DeleteOptions? options = null, CancellationToken stop = default)
    {
        using var body = await wire.SendAsync(HttpMethod.Delete, Query.List(resource.Path(request.Namespace), request), KubeHttp.Body(options), KubeHttp.Json, stop);
    }

    private async Task<List<string>> GroupVersionsAsync(CancellationToken stop)
    {
        using var core = await wire.SendAsync(HttpMethod.Get, "/api", null, KubeHttp.Json, stop);
        var all = new List<string>(Read<APIVersions>(core).Versions ?? []);
        using var groups = await wire.SendAsync(HttpMethod.Get, "/apis", null, KubeHttp.Json, stop);
        foreach (var group in Read<APIGroupList>(groups).Groups ?? [])
        {
            var preferred = group.PreferredVersion.GroupVersion;
            if (preferred.Length > 0) all.Add(preferred);
            all.AddRange((group.Versions ?? []).Select(v => v.GroupVersion).Where(v => v != preferred));
        }
        return all;
    }

    private static IEnumerable<ServedResource> ResourcesOf(string groupVersion, APIResourceList list) =>
        from resource in list.Resources ?? []
        where !resource.Name.Contains('/', StringComparison.Ordinal)
        select new ServedResource(groupVersion, resource.Name, resource.Kind, resource.Namespaced) { Verbs = resource.Verbs ?? [] };

    private static T Read<T>(PooledBody body)
        where T : class, Api.IApiValue<T>
    {
        var input = new JsonInput(body.Span);
        return T.ReadJson(ref input);
    }
}
