using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Client;

/// <summary>Where an informer's objects come from: a typed collection, or the metadata of any collection.</summary>
/// <param name="List">Lists the collection.</param>
/// <param name="Watch">Watches it.</param>
/// <param name="Trim">Takes off an object what its readers do not need, before it is kept; null keeps all of it.</param>
public sealed record InformerSource<T>(
    Func<ListRequest, CancellationToken, Task<KubeList<T>>> List,
    Func<WatchRequest, CancellationToken, IAsyncEnumerable<WatchEvent<T>>> Watch,
    Func<T, T>? Trim = null);

/// <summary>The sources there are.</summary>
public static class InformerSources
{
    /// <summary>The metadata of a resource that may have no C# type.</summary>
    public static InformerSource<PartialObjectMetadata> Metadata(IMetadataClient client, ServedResource resource) =>
        new((request, stop) => client.ListAsync(resource, request, stop), (request, stop) => client.WatchAsync(resource, request, stop));

    /// <summary>A typed collection.</summary>
    public static InformerSource<T> Typed<T>(IKubeClient client)
        where T : class, IKubeObject, IApiValue<T> => new(client.ListAsync<T>, client.WatchAsync<T>);
}
