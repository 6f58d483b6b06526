using System.Net.Http.Headers;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>The API over HTTP and JSON. It works over any handler: a socket, or a server's pipeline in the same process.</summary>
public sealed class HttpKubeClient(HttpClient http, ApiCatalog? catalog = null, HttpMessageInvoker? direct = null) : IKubeClient
{
    private readonly ApiCatalog _catalog = catalog ?? ApiCatalog.BuiltIn;
    private readonly KubeHttp _wire = new(http, direct);

    /// <summary>For paths that are no objects: /version, /readyz.</summary>
    public HttpClient Http { get; } = http;

    public IMetadataClient Metadata { get; } = new HttpMetadataClient(new KubeHttp(http, direct));

    public async Task<T> GetAsync<T>(string? ns, string name, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        await SendAsync<T>(HttpMethod.Get, Of<T>().Path(ns, name), null, stop);

    public async Task<KubeList<T>> ListAsync<T>(ListRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = Of<T>();
        using var body = await _wire.SendAsync(HttpMethod.Get, Query.List(resource.Path(request.Namespace), request), null, KubeHttp.Json, stop);
        return ListDecoder.Decode<T>(body.Span, resource.GroupVersion, resource.Kind);
    }

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        _wire.WatchAsync<T>(Query.Watch(Of<T>().Path(request.Namespace), request), KubeHttp.Json, stop);

    public Task<T> CreateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        SendAsync<T>(HttpMethod.Post, Of<T>().Path(value.Metadata.Namespace), KubeHttp.Body(Named(value)), stop);

    public Task<T> UpdateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        SendAsync<T>(HttpMethod.Put, Of<T>().Path(value.Metadata.Namespace, value.Metadata.Name), KubeHttp.Body(Named(value)), stop);

    public Task<T> UpdateSubresourceAsync<T>(T value, string subresource, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        SendAsync<T>(HttpMethod.Put, Of<T>().Path(value.Metadata.Namespace, value.Metadata.Name, subresource), KubeHttp.Body(Named(value)), stop);

    public Task<T> PatchAsync<T>(string? ns, string name, PatchBody patch, string? subresource = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> =>
        SendAsync<T>(HttpMethod.Patch, Query.Patch(Of<T>().Path(ns, name, subresource), patch), KubeHttp.Body(patch), stop);

    public async Task DeleteAsync<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        using var body = await _wire.SendAsync(HttpMethod.Delete, Of<T>().Path(ns, name), KubeHttp.Body(options), KubeHttp.Json, stop);
    }

    public async Task DeleteCollectionAsync<T>(ListRequest request, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        var path = Query.List(Of<T>().Path(request.Namespace), request);
        using var body = await _wire.SendAsync(HttpMethod.Delete, path, KubeHttp.Body(options), KubeHttp.Json, stop);
    }

    public Task<TAnswer> CreateSubresourceAsync<T, TAnswer>(string? ns, string name, string subresource, IApiValue body, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
        where TAnswer : class, IApiValue<TAnswer> =>
        SendAsync<TAnswer>(HttpMethod.Post, Of<T>().Path(ns, name, subresource), KubeHttp.Body(body), stop);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
        where T : class, IApiValue<T>
    {
        using var body = await _wire.SendAsync(method, path, content, KubeHttp.Json, stop);
        var input = new JsonInput(body.Span);
        return T.ReadJson(ref input);
    }

    private ApiResource<T> Of<T>()
        where T : class, IKubeObject, IApiValue<T> => _catalog.Of<T>();

    /// <summary>The wire wants kind and apiVersion; callers may leave them out.</summary>
    private T Named<T>(T value)
        where T : class, IKubeObject, IApiValue<T>
    {
        if (value.Kind.Length > 0 && value.ApiVersion.Length > 0) return value;
        var named = value.Clone();
        var resource = Of<T>();
        (named.Kind, named.ApiVersion) = (resource.Kind, resource.GroupVersion);
        return named;
    }
}
