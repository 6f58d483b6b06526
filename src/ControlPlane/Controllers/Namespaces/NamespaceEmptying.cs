using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Namespaces;

/// <summary>What was found while emptying a namespace.</summary>
internal sealed record Emptied
{
    /// <summary>Objects left, by resource ("pods.").</summary>
    public Dictionary<string, int> Remaining { get; } = new(StringComparer.Ordinal);

    /// <summary>Objects left that wait for a finalizer, by finalizer.</summary>
    public Dictionary<string, int> Finalizers { get; } = new(StringComparer.Ordinal);

    public List<string> DiscoveryFailures { get; } = [];

    public List<string> DeletionFailures { get; } = [];

    public bool IsEmpty => Remaining.Count == 0 && DiscoveryFailures.Count == 0 && DeletionFailures.Count == 0;
}

/// <summary>
/// Deletes everything in a namespace: pods first, and nothing else before the last pod is gone, because what pods rest on
/// (network policies, secrets, claims) must outlive them (KEP-5080).
/// </summary>
internal sealed class NamespaceEmptying(IMetadataClient client, string ns)
{
    private readonly Emptied _found = new();

    public async Task<Emptied> RunAsync(CancellationToken stop)
    {
        IReadOnlyList<ServedResource> served;
        try
        {
            served = await client.DiscoverAsync(stop);
        }
        catch (ApiException e)
        {
            _found.DiscoveryFailures.Add(e.Message);
            return _found;
        }
        var deletable = served.Where(r => r.Namespaced && r.Verbs.Contains("delete") && r.Verbs.Contains("list")).ToList();
        foreach (var pods in deletable.Where(IsPods)) await EmptyAsync(pods, stop);
        if (!_found.IsEmpty) return _found;
        foreach (var resource in deletable.Where(r => !IsPods(r))) await EmptyAsync(resource, stop);
        return _found;
    }

    private static bool IsPods(ServedResource resource) => resource.GroupVersion == "v1" && resource.Plural == "pods";

    private async Task EmptyAsync(ServedResource resource, CancellationToken stop)
    {
        try
        {
            var left = await client.ListAsync(resource, ListRequest.In(ns), stop);
            if (left.Items.Count == 0) return;
            await DeleteAsync(resource, left, stop);
            left = await client.ListAsync(resource, ListRequest.In(ns), stop);
            if (left.Items.Count == 0) return;
            _found.Remaining[$"{resource.Plural}.{resource.Group}"] = left.Items.Count;
            foreach (var finalizer in left.Items.SelectMany(o => o.Metadata.Finalizers ?? []))
            {
                _found.Finalizers[finalizer] = _found.Finalizers.GetValueOrDefault(finalizer) + 1;
            }
        }
        catch (ApiException e) when (e.Code is 404 or 405)
        {
            // the resource was taken away meanwhile (a definition deleted): nothing of it is left
        }
        catch (ApiException e)
        {
            _found.DeletionFailures.Add(string.Create(CultureInfo.InvariantCulture, $"{resource.Plural}.{resource.Group}: {e.Message}"));
        }
    }

    private async Task DeleteAsync(ServedResource resource, KubeList<PartialObjectMetadata> left, CancellationToken stop)
    {
        var options = new DeleteOptions { PropagationPolicy = DeletionPropagation.Background };
        if (resource.Verbs.Contains("deletecollection"))
        {
            await client.DeleteCollectionAsync(resource, ListRequest.In(ns), options, stop);
            return;
        }
        foreach (var value in left.Items.Where(o => o.Metadata.DeletionTimestamp is null))
        {
            try
            {
                await client.DeleteAsync(resource, ns, value.Metadata.Name, options, stop);
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // gone already
            }
        }
    }
}
