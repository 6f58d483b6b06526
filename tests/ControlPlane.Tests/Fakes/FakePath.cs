using NetKube.Shared.Api;
using NetKube.Shared.Api.ApiDiscovery.V2;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Fakes;

/// <summary>A resource path, taken apart.</summary>
internal sealed record FakePath(ApiResource Resource, string Ns, string? Name, string? Subresource)
{
    public static FakePath Parse(string path)
    {
        var parts = path.Trim('/').Split('/');
        var groupVersion = parts[0] == "api" ? parts[1] : parts[1] + "/" + parts[2];
        var rest = parts[(parts[0] == "api" ? 2 : 3)..];
        var ns = "";
        if (rest is ["namespaces", _, _, ..] && ApiCatalog.BuiltIn.Find(groupVersion, rest[2]) is { Namespaced: true })
        {
            ns = rest[1];
            rest = rest[2..];
        }
        var resource = ApiCatalog.BuiltIn.Find(groupVersion, rest[0]) ?? throw ApiException.NoSuchPath();
        return new FakePath(resource, ns, rest.Length > 1 ? rest[1] : null, rest.Length > 2 ? rest[2] : null);
    }
}

/// <summary>Discovery of the built-in resources, aggregated (KEP-3352): one document for the core group, one for all others.</summary>
internal static class FakeDiscovery
{
    public static byte[]? TryAnswer(string path)
    {
        if (path is not ("/api" or "/apis")) return null;
        var groups = ApiCatalog.BuiltIn.Resources.Where(r => (r.Group.Length == 0) == (path == "/api")).GroupBy(r => r.Group);
        return JsonOutput.Encode(new APIGroupDiscoveryList
        {
            Kind = "APIGroupDiscoveryList",
            ApiVersion = "apidiscovery.k8s.io/v2",
            Items = [.. groups.Select(Group)],
        });
    }

    private static APIGroupDiscovery Group(IGrouping<string, ApiResource> group) => new()
    {
        Metadata = { Name = group.Key },
        Versions = [.. group.GroupBy(r => r.Version).Select(v => new APIVersionDiscovery { Version = v.Key, Resources = [.. v.Select(Resource)] })],
    };

    private static APIResourceDiscovery Resource(ApiResource resource) => new()
    {
        Resource = resource.Plural,
        ResponseKind = new GroupVersionKind { Group = resource.Group, Version = resource.Version, Kind = resource.Kind },
        Scope = resource.Namespaced ? ResourceScope.Namespaced : ResourceScope.Cluster,
        Verbs = [.. resource.Verbs],
    };
}
