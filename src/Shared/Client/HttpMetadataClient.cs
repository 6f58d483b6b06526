using System.Collections.Concurrent;
using NetKube.Shared.Api.ApiDiscovery.V2;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>Metadata of any kind over HTTP; the server cuts the rest off.</summary>
internal sealed class HttpMetadataClient(KubeHttp wire) : IMetadataClient
{
    private const string AsObject = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private const string AsDiscovery = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private const string AsList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    /// <summary>What a root served, and the tag by which the server knows that it still does.</summary>
    private readonly ConcurrentDictionary<string, (string Tag, IReadOnlyList<ServedResource> Served)> _known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ServedResource>> DiscoverAsync(CancellationToken stop = default)
    {
        var served = new Dictionary<(string Group, string Plural), ServedResource>();
        foreach (var root in (string[])["/api", "/apis"])
        {
            // Versions come preferred first: of a resource in several, the first is taken, so that each object is met once.
            foreach (var resource in await DiscoverAsync(root, stop)) served.TryAdd((resource.Group, resource.Plural), resource);
        }
        return [.. served.Values];
    }

    private async Task<IReadOnlyList<ServedResource>> DiscoverAsync(string root, CancellationToken stop)
    {
        var known = _known.GetValueOrDefault(root);
        var (body, tag) = await wire.GetUnlessAsync(root, AsDiscovery, known.Tag, stop);
        if (body is null) return known.Served;
        using (body)
        {
            IReadOnlyList<ServedResource> served = [.. (Read<APIGroupDiscoveryList>(body).Items ?? []).SelectMany(ResourcesOf)];
            if (tag is not null) _known[root] = (tag, served);
            return served;
        }
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

    private static IEnumerable<ServedResource> ResourcesOf(APIGroupDiscovery served) =>
        from version in served.Versions ?? []
        let groupVersion = served.Metadata.Name.Length == 0 ? version.Version : $"{served.Metadata.Name}/{version.Version}"
        from resource in version.Resources ?? []
        where resource.ResponseKind is not null
        select new ServedResource(groupVersion, resource.Resource, resource.ResponseKind!.Kind, resource.Scope == ResourceScope.Namespaced) { Verbs = resource.Verbs ?? [] };

    private static T Read<T>(PooledBody body)
        where T : class, Api.IApiValue<T>
    {
        var input = new JsonInput(body.Span);
        return T.ReadJson(ref input);
    }
}
