using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>The paths of a resource and the operations on them. The options types of meta/v1 are the query parameters.</summary>
internal sealed class ResourcePaths(ApiResource resource, ApiCatalog catalog)
{
    private static readonly FieldSchema Pretty = new("pretty", new ScalarSchema(ScalarKind.String)) { Doc = "\"true\" indents the answer for human eyes." };
    private static readonly IReadOnlyList<FieldSchema> Listing = Query(ListOptions.ApiSchema);
    private static readonly IReadOnlyList<FieldSchema> Creating = Query(CreateOptions.ApiSchema);
    private static readonly IReadOnlyList<FieldSchema> Updating = Query(UpdateOptions.ApiSchema);
    private static readonly IReadOnlyList<FieldSchema> Patching = Query(PatchOptions.ApiSchema);
    private static readonly IReadOnlyList<FieldSchema> Deleting = Query(DeleteOptions.ApiSchema);
    private static readonly IReadOnlyList<(int, string)> MayCreate = [(200, "OK"), (201, "Created")];
    private static readonly IReadOnlyList<(int, string)> MayAccept = [(200, "OK"), (202, "Accepted")];

    private readonly OperationWords _words = new(resource);
    private readonly KindName _kind = KindName.Of(resource.GroupVersion, resource.Kind);
    private readonly string _object = DefinitionNames.Of(resource.Schema);
    private readonly string _list = DefinitionNames.ListOf(resource);
    private readonly string _root = resource.Group.Length == 0 ? "/api/" + resource.Version : "/apis/" + resource.GroupVersion;

    /// <summary>In falling order of scope: collection, object, subresources, all namespaces, watches.</summary>
    public IEnumerable<ApiPath> All()
    {
        var collection = Collection("");
        string[] inside = resource.Namespaced ? ["namespace"] : [];
        string[] named = ["name", .. inside];
        yield return new ApiPath(collection, inside, [.. CollectionOperations()]);
        if (resource.Verbs.Contains("get")) yield return new ApiPath(collection + "/{name}", named, [.. ObjectOperations()]);
        foreach (var sub in resource.Subresources)
        {
            var path = $"{collection}/{{name}}/{sub.Name}";
            yield return new ApiPath(path, named, [.. SubresourceOperations(sub, "")]);
            if (sub.Name == "proxy") yield return new ApiPath(path + "/{path}", [.. named, "path"], [.. SubresourceOperations(sub, "WithPath")]);
        }
        if (resource.Namespaced && resource.Verbs.Contains("list"))
        {
            yield return new ApiPath($"{_root}/{resource.Plural}", [], [Listed("ForAllNamespaces")]);
        }
        foreach (var watch in WatchPaths(inside, named)) yield return watch;
    }

    private IEnumerable<ApiPath> WatchPaths(string[] inside, string[] named)
    {
        if (!resource.Verbs.Contains("watch")) yield break;
        var collection = Collection("/watch");
        yield return new ApiPath(collection, inside, [Watched("List", "watchlist", "")]);
        yield return new ApiPath(collection + "/{name}", named, [Watched("", "watch", "")]);
        if (resource.Namespaced) yield return new ApiPath($"{_root}/watch/{resource.Plural}", [], [Watched("List", "watchlist", "ForAllNamespaces")]);
    }

    private string Collection(string watch) =>
        resource.Namespaced ? $"{_root}{watch}/namespaces/{{namespace}}/{resource.Plural}" : $"{_root}{watch}/{resource.Plural}";

    private IEnumerable<ApiOperation> CollectionOperations()
    {
        if (resource.Verbs.Contains("list")) yield return Listed("");
        if (resource.Verbs.Contains("create")) yield return Operation("post", "post", "create", "", $"Creates an object of kind {resource.Kind}.") with { Body = _object, Returns = _object, Codes = [.. MayCreate, (202, "Accepted")], Query = Creating };
        if (resource.Verbs.Contains("deletecollection"))
        {
            yield return Operation("delete", "deletecollection", "delete", "", $"Deletes all objects of kind {resource.Kind} that the selectors match.", "Collection") with
            {
                Body = DefinitionNames.Meta + "DeleteOptions",
                BodyOptional = true,
                Returns = DefinitionNames.Meta + "Status",
                Query = [.. Deleting, .. Listing.Where(f => f.Name is not "watch" and not "allowWatchBookmarks" and not "pretty")],
            };
        }
    }

    private IEnumerable<ApiOperation> ObjectOperations()
    {
        if (resource.Verbs.Contains("get")) yield return Operation("get", "get", "read", "", $"Reads an object of kind {resource.Kind}.") with { Returns = _object, Query = [Pretty] };
        if (resource.Verbs.Contains("update")) yield return Replaced("", _object, _kind);
        if (resource.Verbs.Contains("patch")) yield return Patched("", _object, _kind);
        if (resource.Verbs.Contains("delete"))
        {
            yield return Operation("delete", "delete", "delete", "", $"Deletes an object of kind {resource.Kind}.") with
            {
                Body = DefinitionNames.Meta + "DeleteOptions",
                BodyOptional = true,
                Returns = DefinitionNames.Meta + "Status",
                Codes = MayAccept,
                Query = Deleting,
            };
        }
    }

    private IEnumerable<ApiOperation> SubresourceOperations(ApiSubresource sub, string suffix)
    {
        var name = OperationWords.Pascal(sub.Name) + suffix;
        var kind = KindName.Of(sub.GroupVersion, sub.Kind);
        if (SubresourceTypes.IsConnection(sub)) return Methods(sub).Select(m => Connected(m, name, sub, kind));
        var body = SubresourceTypes.Body(sub, catalog) is { } type ? DefinitionNames.Of(type) : null;
        return Methods(sub).Select(method => method switch
        {
            "get" when body is null => Operation("get", "get", "read", name, $"Reads the {sub.Name} of a {resource.Kind}.") with { Produces = MediaTypes.Text, Kind = kind, Query = Query(SubresourceTypes.Options(sub)!) },
            "get" => Operation("get", "get", "read", name, $"Reads the {sub.Name} of a {resource.Kind}.") with { Returns = body, Kind = kind, Query = [Pretty] },
            "put" => Replaced(name, body!, kind),
            "patch" => Patched(name, body!, kind),
            _ => Operation("post", "post", "create", name, $"Creates the {sub.Name} of a {resource.Kind}.") with { Body = body, Returns = body, Kind = kind, Codes = [.. MayCreate, (202, "Accepted")], Query = Creating },
        });
    }

    private static IEnumerable<string> Methods(ApiSubresource sub)
    {
        if (sub.Verbs.Contains("get")) yield return "get";
        if (sub.Verbs.Contains("update")) yield return "put";
        if (sub.Verbs.Contains("create")) yield return "post";
        if (sub.Verbs.Contains("patch")) yield return "patch";
        if (sub.Verbs.Contains("delete")) yield return "delete";
    }

    private ApiOperation Connected(string method, string name, ApiSubresource sub, KindName kind) =>
        new(method, _words.Id("connect", OperationWords.Pascal(method), name, ""), _words.Tag, $"Connects to the {sub.Name} of a {resource.Kind}.")
        {
            Action = "connect",
            Kind = kind,
            Produces = MediaTypes.Any,
            Query = SubresourceTypes.Options(sub) is { } options ? [.. Query(options).Where(f => f.Name != "pretty")] : [],
        };

    private ApiOperation Replaced(string part, string body, KindName kind) =>
        Operation("put", "put", "replace", part, $"Replaces {Of(part)} {resource.Kind}.") with { Body = body, Returns = body, Kind = kind, Codes = MayCreate, Query = Updating };

    private ApiOperation Patched(string part, string body, KindName kind) =>
        Operation("patch", "patch", "patch", part, $"Changes some fields of {Of(part)} {resource.Kind}.") with
        {
            Body = DefinitionNames.Patch,
            Consumes = MediaTypes.Patches,
            Returns = body,
            Kind = kind,
            Codes = MayCreate,
            Query = Patching,
        };

    private static string Of(string part) => part.Length == 0 ? "a" : $"the {part.ToLowerInvariant()} of a";

    private ApiOperation Listed(string suffix) =>
        new("get", _words.Id("list", "", "", suffix), _words.Tag, $"Lists or watches objects of kind {resource.Kind}.") { Action = "list", Kind = _kind, Returns = _list, Produces = MediaTypes.Lists, Query = Listing };

    private ApiOperation Watched(string part, string action, string suffix) =>
        new("get", _words.Id("watch", "", part, suffix), _words.Tag, $"Watches {(action == "watch" ? "one object" : "objects")} of kind {resource.Kind}; a list with watch=true does the same.")
        {
            Action = action,
            Kind = _kind,
            Returns = DefinitionNames.WatchEvent,
            Produces = MediaTypes.Lists,
            Query = Listing,
        };

    private ApiOperation Operation(string method, string action, string verb, string part, string description, string before = "") =>
        new(method, _words.Id(verb, before, part, ""), _words.Tag, description) { Action = action, Kind = _kind };

    private static IReadOnlyList<FieldSchema> Query(TypeSchema options) =>
        [Pretty, .. options.Fields.Where(f => f.Name is not "kind" and not "apiVersion" and not "pretty" && f.Value is ScalarSchema or ListSchema)];
}
