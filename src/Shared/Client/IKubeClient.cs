using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Client;

/// <summary>
/// The Kubernetes API, typed. A refusal of the server is an <see cref="ApiException"/> with the server's Status.
/// Objects say where they live by their own metadata; what is sent is never changed, what comes back is a new object.
/// </summary>
public interface IKubeClient
{
    /// <summary>Access to objects of any kind by their metadata alone.</summary>
    IMetadataClient Metadata { get; }

    Task<T> GetAsync<T>(string? ns, string name, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>One page of a collection.</summary>
    Task<KubeList<T>> ListAsync<T>(ListRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>Changes as they happen; ends when the server ends the watch, throws when the server says ERROR.</summary>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    Task<T> CreateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>PUT; a conflict when the object carries a resourceVersion that is not the present one.</summary>
    Task<T> UpdateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>PUT of a subresource that speaks the object's own kind: "status", "finalize", "approval".</summary>
    Task<T> UpdateSubresourceAsync<T>(T value, string subresource, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    Task<T> PatchAsync<T>(string? ns, string name, PatchBody patch, string? subresource = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    Task DeleteAsync<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>Deletes what the request selects.</summary>
    Task DeleteCollectionAsync<T>(ListRequest request, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>POST to a subresource: "binding", "eviction", "token". The answer may be of another kind than the body.</summary>
    Task<TAnswer> CreateSubresourceAsync<T, TAnswer>(string? ns, string name, string subresource, IApiValue body, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
        where TAnswer : class, IApiValue<TAnswer>;
}

/// <summary>What callers say most often, in short.</summary>
public static class KubeClientExtensions
{
    /// <summary>PUT …/status.</summary>
    public static Task<T> UpdateStatusAsync<T>(this IKubeClient client, T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> => client.UpdateSubresourceAsync(value, "status", stop);

    /// <summary>The object, or null when the server has none of that name.</summary>
    public static async Task<T?> FindAsync<T>(this IKubeClient client, string? ns, string name, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        try
        {
            return await client.GetAsync<T>(ns, name, stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>All pages of a collection.</summary>
    public static async Task<List<T>> ListAllAsync<T>(this IKubeClient client, ListRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        var all = new List<T>();
        while (true)
        {
            var page = await client.ListAsync<T>(request, stop);
            all.AddRange(page.Items);
            if (string.IsNullOrEmpty(page.Continue)) return all;
            request = request with { Continue = page.Continue, ResourceVersion = null };
        }
    }

    /// <summary>Deletes an object if it is still there and, when given, still the one with that uid.</summary>
    public static async Task<bool> DeleteIfPresentAsync<T>(this IKubeClient client, T value, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        var exact = options?.Clone() ?? new DeleteOptions();
        exact.Preconditions ??= value.Metadata.Uid.Length == 0 ? null : new Preconditions { Uid = value.Metadata.Uid };
        try
        {
            await client.DeleteAsync<T>(value.Metadata.Namespace, value.Metadata.Name, exact, stop);
            return true;
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        {
            return false;
        }
    }
}
