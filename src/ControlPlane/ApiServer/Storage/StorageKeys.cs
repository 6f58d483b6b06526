using System.Collections.Concurrent;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>/registry/group/resource/namespace/name ("core" for the group without a name); cluster-scoped objects have no namespace part.</summary>
public static class StorageKeys
{
    /// <summary>What all objects' keys begin with.</summary>
    public const string Root = "/registry/";

    private static readonly ConcurrentDictionary<ApiResource, string> Prefixes = new();

    /// <summary>All objects of a resource, or of one namespace of it. Ends with a slash.</summary>
    public static string Prefix(ApiResource resource, string? inNamespace = null)
    {
        var prefix = Prefixes.GetOrAdd(resource, PrefixOf);
        return resource.Namespaced && !string.IsNullOrEmpty(inNamespace) ? $"{prefix}{inNamespace}/" : prefix;
    }

    /// <summary>One object.</summary>
    public static string Of(ApiResource resource, string? inNamespace, string name)
    {
        var prefix = Prefixes.GetOrAdd(resource, PrefixOf);
        return resource.Namespaced && !string.IsNullOrEmpty(inNamespace) ? $"{prefix}{inNamespace}/{name}" : prefix + name;
    }

    private static string PrefixOf(ApiResource resource)
    {
        // A view has no objects of its own: its keys are those of the resource that it shows.
        resource = StoredViews.StoredAs(resource);
        return $"{Root}{(resource.Group.Length == 0 ? "core" : resource.Group)}/{resource.Plural}/";
    }
}
