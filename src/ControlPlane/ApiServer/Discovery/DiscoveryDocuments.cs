using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.Shared.Api;
using NetKube.Shared.Api.ApiDiscovery.V2;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Discovery;

/// <summary>What the server serves, in the old form (one document a group version) and the aggregated one (KEP-3352).</summary>
public sealed class DiscoveryDocuments(ApiCatalog catalog, LegacyTable? legacy = null)
{
    /// <summary>Groups in order, each with its versions, the preferred one first.</summary>
    private readonly List<(string Group, List<string> Versions)> _groups =
        [.. catalog.Resources.Where(r => r.Group.Length > 0).Select(r => r.GroupVersion).Concat((legacy?.All ?? []).Select(l => l.GroupVersion))
            .Select(v => v.Split('/')).GroupBy(v => v[0]).Select(g => (g.Key, g.Select(v => v[1]).Distinct().ToList()))];

    /// <summary>/api.</summary>
    public APIVersions CoreVersions(string address) => new()
    {
        Kind = "APIVersions",
        Versions = ["v1"],
        ServerAddressByClientCIDRs = [new ServerAddressByClientCIDR { ClientCIDR = "0.0.0.0/0", ServerAddress = address }],
    };

    /// <summary>/apis.</summary>
    public APIGroupList Groups() => new() { Kind = "APIGroupList", ApiVersion = "v1", Groups = [.. _groups.Select(g => GroupOf(g.Group, g.Versions, nested: true))] };

    /// <summary>/apis/GROUP.</summary>
    public APIGroup? Group(string name) => _groups.Find(g => g.Group == name) is { Versions: { } versions } ? GroupOf(name, versions, nested: false) : null;

    /// <summary>/api/v1 and /apis/GROUP/VERSION.</summary>
    public APIResourceList? Resources(string groupVersion)
    {
        var own = Of(groupVersion).ToList();
        if (own.Count == 0) return null;
        return new APIResourceList
        {
            Kind = "APIResourceList",
            ApiVersion = groupVersion == "v1" ? "" : "v1",
            GroupVersion = groupVersion,
            Resources = [.. own.SelectMany(r => Entries(r, IsRemoved(groupVersion))).OrderBy(r => r.Name, StringComparer.Ordinal)],
        };
    }

    /// <summary>/api or /apis, aggregated.</summary>
    public APIGroupDiscoveryList Aggregated(bool core, string version) => new()
    {
        Kind = "APIGroupDiscoveryList",
        ApiVersion = "apidiscovery.k8s.io/" + version,
        Items = core
            ? [Discovery("", ["v1"])]
            : [.. _groups.Select(g => Discovery(g.Group, g.Versions))],
    };

    /// <summary>What a group version serves; a removed one what its resources are today.</summary>
    private IEnumerable<ApiResource> Of(string groupVersion) => catalog.Resources.Where(r => r.GroupVersion == groupVersion)
        .Concat((legacy?.All ?? []).Where(l => l.GroupVersion == groupVersion).Select(l => l.Modern));

    /// <summary>Short names and categories lead to today's versions alone: "kubectl get all" shows nothing twice.</summary>
    private bool IsRemoved(string groupVersion) => legacy?.All.Any(l => l.GroupVersion == groupVersion) == true;

    private List<APIResourceDiscovery> DiscoveryOf(string groupVersion)
    {
        var found = Of(groupVersion).OrderBy(r => r.Plural, StringComparer.Ordinal).Select(Discovery).ToList();
        if (IsRemoved(groupVersion)) found.ForEach(r => (r.ShortNames, r.Categories) = (null, null));
        return found;
    }

    private APIGroupDiscovery Discovery(string group, List<string> versions) => new()
    {
        Metadata = new ObjectMeta { Name = group },
        Versions = [.. versions.Select(v => new APIVersionDiscovery
        {
            Version = v,
            Freshness = "Current",
            Resources = DiscoveryOf(group.Length == 0 ? v : $"{group}/{v}"),
        })],
    };

    private static APIResourceDiscovery Discovery(ApiResource resource) => new()
    {
        Resource = resource.Plural,
        ResponseKind = new GroupVersionKind { Kind = resource.Kind },
        Scope = resource.Namespaced ? "Namespaced" : "Cluster",
        SingularResource = resource.Singular,
        Verbs = [.. resource.Verbs],
        ShortNames = resource.ShortNames.Count > 0 ? [.. resource.ShortNames] : null,
        Categories = resource.Categories.Count > 0 ? [.. resource.Categories] : null,
        Subresources = resource.Subresources.Count == 0 ? null : [.. resource.Subresources.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new APISubresourceDiscovery
        {
            Subresource = s.Name,
            ResponseKind = KindOf(resource, s),
            Verbs = [.. s.Verbs],
        })],
    };

    private static GroupVersionKind KindOf(ApiResource resource, ApiSubresource sub)
    {
        var slash = sub.GroupVersion.IndexOf('/', StringComparison.Ordinal);
        return sub.GroupVersion == resource.GroupVersion
            ? new GroupVersionKind { Kind = sub.Kind }
            : new GroupVersionKind { Group = slash < 0 ? "" : sub.GroupVersion[..slash], Version = sub.GroupVersion[(slash + 1)..], Kind = sub.Kind };
    }

    private static IEnumerable<APIResource> Entries(ApiResource resource, bool isRemoved)
    {
        yield return new APIResource
        {
            Name = resource.Plural,
            SingularName = resource.Singular,
            Namespaced = resource.Namespaced,
            Kind = resource.Kind,
            Verbs = [.. resource.Verbs],
            ShortNames = resource.ShortNames.Count > 0 && !isRemoved ? [.. resource.ShortNames] : null,
            Categories = resource.Categories.Count > 0 && !isRemoved ? [.. resource.Categories] : null,
        };
        foreach (var sub in resource.Subresources)
        {
            var other = sub.GroupVersion != resource.GroupVersion;
            var slash = sub.GroupVersion.IndexOf('/', StringComparison.Ordinal);
            yield return new APIResource
            {
                Name = $"{resource.Plural}/{sub.Name}",
                Namespaced = resource.Namespaced,
                Kind = sub.Kind,
                Group = other && slash > 0 ? sub.GroupVersion[..slash] : "",
                Version = other ? sub.GroupVersion[(slash + 1)..] : "",
                Verbs = [.. sub.Verbs],
            };
        }
    }

    private static APIGroup GroupOf(string group, List<string> versions, bool nested) => new()
    {
        Kind = nested ? "" : "APIGroup",
        ApiVersion = nested ? "" : "v1",
        Name = group,
        Versions = [.. versions.Select(v => new GroupVersionForDiscovery { GroupVersion = $"{group}/{v}", Version = v })],
        PreferredVersion = new GroupVersionForDiscovery { GroupVersion = $"{group}/{versions[0]}", Version = versions[0] },
    };
}
