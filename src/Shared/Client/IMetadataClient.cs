using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Client;

/// <summary>Objects of any kind, built in or custom, by their metadata alone (PartialObjectMetadata on the wire).</summary>
public interface IMetadataClient
{
    /// <summary>All resources the server serves, from its discovery documents.</summary>
    Task<IReadOnlyList<ServedResource>> DiscoverAsync(CancellationToken stop = default);

    Task<PartialObjectMetadata> GetAsync(ServedResource resource, string? ns, string name, CancellationToken stop = default);

    Task<KubeList<PartialObjectMetadata>> ListAsync(ServedResource resource, ListRequest request, CancellationToken stop = default);

    IAsyncEnumerable<WatchEvent<PartialObjectMetadata>> WatchAsync(ServedResource resource, WatchRequest request, CancellationToken stop = default);

    Task<PartialObjectMetadata> PatchAsync(ServedResource resource, string? ns, string name, PatchBody patch, CancellationToken stop = default);

    Task DeleteAsync(ServedResource resource, string? ns, string name, DeleteOptions? options = null, CancellationToken stop = default);

    Task DeleteCollectionAsync(ServedResource resource, ListRequest request, DeleteOptions? options = null, CancellationToken stop = default);
}

/// <summary>A resource as discovery names it; enough to reach its objects.</summary>
/// <param name="GroupVersion">Such as "v1" or "apps/v1".</param>
/// <param name="Plural">The name in URLs.</param>
/// <param name="Kind">The kind of its objects.</param>
/// <param name="Namespaced">Whether its objects live in namespaces.</param>
public sealed record ServedResource(string GroupVersion, string Plural, string Kind, bool Namespaced)
{
    /// <summary>What may be done with it.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>The API group; empty for core.</summary>
    public string Group => GroupVersion.Contains('/', StringComparison.Ordinal) ? GroupVersion[..GroupVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>A built-in resource.</summary>
    public static ServedResource From(ApiResource resource) =>
        new(resource.GroupVersion, resource.Plural, resource.Kind, resource.Namespaced) { Verbs = resource.Verbs };

    /// <summary>The path of a collection, or of one object in it.</summary>
    public string Path(string? ns, string? name = null)
    {
        var root = Group.Length == 0 ? "/api/" + GroupVersion : "/apis/" + GroupVersion;
        var path = Namespaced && !string.IsNullOrEmpty(ns) ? $"{root}/namespaces/{ns}/{Plural}" : $"{root}/{Plural}";
        return name is null ? path : $"{path}/{Uri.EscapeDataString(name)}";
    }

    // Lists of verbs do not make two resources differ.
    public bool Equals(ServedResource? other) => other is not null && GroupVersion == other.GroupVersion && Plural == other.Plural;

    public override int GetHashCode() => HashCode.Combine(GroupVersion, Plural);
}
