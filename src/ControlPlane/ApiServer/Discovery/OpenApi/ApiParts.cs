using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>One document's content: paths and the definitions they refer to.</summary>
internal sealed record ApiPart(IReadOnlyList<ApiPath> Paths, Definitions Definitions);

/// <summary>
/// The API in the parts that version 3 serves one by one: a group version each ("api/v1", "apis/apps/v1"), the
/// discovery of each group ("apis/apps"), and the version.
/// </summary>
internal sealed class ApiParts(ApiCatalog catalog)
{
    /// <summary>The names of all parts, as they stand behind /openapi/v3/.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. new[] { "api", "apis", "version" }
            .Concat(catalog.Resources.Where(r => r.Group.Length > 0).Select(r => "apis/" + r.Group))
            .Concat(catalog.Resources.Select(Name))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>All of it: what version 2 serves.</summary>
    public ApiPart Whole()
    {
        var paths = Names.SelectMany(n => Paths(n)).OrderBy(p => p.Template, StringComparer.Ordinal).ToList();
        var definitions = Definitions.Of(catalog.Resources, catalog);
        definitions.AddDiscovery(DiscoveryTypes);
        definitions.AddVersion();
        return new ApiPart(paths, definitions);
    }

    /// <summary>One part; null when there is none of that name.</summary>
    public ApiPart? Find(string name)
    {
        if (!Names.Contains(name)) return null;
        var own = Of(name).ToList();
        var definitions = own.Count > 0 ? Definitions.Of(own, catalog) : new Definitions();
        definitions.AddDiscovery(name switch
        {
            "api" => [APIVersions.ApiSchema],
            "apis" => [APIGroupList.ApiSchema],
            "version" => [],
            _ => own.Count > 0 ? [APIResourceList.ApiSchema] : [APIGroup.ApiSchema],
        });
        if (name == "version") definitions.AddVersion();
        return new ApiPart([.. Paths(name).OrderBy(p => p.Template, StringComparer.Ordinal)], definitions);
    }

    /// <summary>The resources of a part, which decide whether it changed.</summary>
    public IEnumerable<ApiResource> Of(string name) => catalog.Resources.Where(r => Name(r) == name);

    private static IEnumerable<TypeSchema> DiscoveryTypes => [APIVersions.ApiSchema, APIGroupList.ApiSchema, APIGroup.ApiSchema, APIResourceList.ApiSchema];

    private static string Name(ApiResource resource) => resource.Group.Length == 0 ? "api/" + resource.Version : "apis/" + resource.GroupVersion;

    private IEnumerable<ApiPath> Paths(string name)
    {
        switch (name.Split('/'))
        {
            case ["version"]:
                yield return Discovery("/version", "getCodeVersion", "version", "The server's version.", DefinitionNames.Version);
                break;
            case ["api"]:
                yield return Discovery("/api/", "getCoreAPIVersions", "core", "The versions of the core group.", DefinitionNames.Of(APIVersions.ApiSchema));
                break;
            case ["apis"]:
                yield return Discovery("/apis/", "getAPIVersions", "apis", "The API groups with their versions.", DefinitionNames.Of(APIGroupList.ApiSchema));
                break;
            case ["apis", var group]:
                yield return Discovery($"/apis/{group}/", $"get{OperationWords.GroupWord(group)}APIGroup", OperationWords.TagOf(group, ""), "The versions of this group.", DefinitionNames.Of(APIGroup.ApiSchema));
                break;
            default:
                foreach (var path in ResourcePathsOf(name)) yield return path;
                break;
        }
    }

    private IEnumerable<ApiPath> ResourcePathsOf(string name)
    {
        var own = Of(name).ToList();
        var word = OperationWords.GroupWord(own[0].Group) + OperationWords.Pascal(own[0].Version);
        var tag = OperationWords.TagOf(own[0].Group, own[0].Version);
        yield return Discovery($"/{name}/", $"get{word}APIResources", tag, "The resources of this version.", DefinitionNames.Of(APIResourceList.ApiSchema));
        foreach (var path in own.SelectMany(r => new ResourcePaths(r, catalog).All())) yield return path;
    }

    private static ApiPath Discovery(string path, string id, string tag, string description, string returns) =>
        new(path, [], [new ApiOperation("get", id, tag, description) { Returns = returns, Produces = returns == DefinitionNames.Version ? ["application/json"] : MediaTypes.Objects }]);
}
