using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Hints;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Subresources;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.ApiServer.Verbs.Watches;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>Gives a request to a resource to the verb it names.</summary>
public sealed class ApiRouter(ApiCatalog catalog, KindTable kinds, ApiVerbs verbs, IReadOnlyList<ISubresourceHandler> subresources)
{
    /// <summary>Whether a path belongs to a served resource.</summary>
    public ApiResource? ResourceOf(RequestPath path) => path.IsResource ? catalog.Find(path.GroupVersion, path.Resource) : null;

    /// <summary>Answers the request.</summary>
    public Task HandleAsync(HttpContext http, RequestPath path, RequestUser user)
    {
        var resource = ResourceOf(path) ?? throw PathHints.NoSuchPath(path);
        CheckSegment("Name", path.Name);
        CheckSegment("Namespace", path.Namespace);
        if (path.Namespace.Length > 0 && !resource.Namespaced && resource.Plural != "namespaces") throw ApiException.NoSuchPath();
        if (path.Subresource.Length > 0 || !kinds.Has(resource)) return SubresourceAsync(http, path, user, resource);
        // Kubernetes routes by the method's name: GET has routes, HEAD none.
        if (HttpMethods.IsHead(http.Request.Method)) throw NotAllowed();
        var request = RequestTo(http, path, user, resource);
        if (resource.Namespaced && path.Namespace.Length == 0 && path.Verb is not ("list" or "watch")) throw path.Name.Length == 0 ? NotAllowed() : ApiException.NoSuchPath();
        if (!resource.Verbs.Contains(path.Verb)) throw NotAllowed();
        return path.Verb switch
        {
            "get" => verbs.Get.HandleAsync(request),
            "list" => verbs.List.HandleAsync(request),
            "watch" => verbs.Watch.HandleAsync(request),
            "create" => path.Name.Length == 0 ? verbs.Write.CreateAsync(request) : throw NotAllowed(),
            "update" => path.Name.Length > 0 ? verbs.Write.UpdateAsync(request) : throw NotAllowed(),
            "patch" => path.Name.Length > 0 ? verbs.Patch.HandleAsync(request, verbs.Write) : throw NotAllowed(),
            "delete" => verbs.Delete.HandleAsync(request),
            "deletecollection" => verbs.Delete.HandleCollectionAsync(request, verbs.List),
            _ => throw NotAllowed(),
        };
    }

    private Task SubresourceAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Subresource.Length == 0 && path.Name.Length > 0) throw ApiException.NoSuchPath();
        foreach (var handler in subresources)
        {
            if (handler.Handles(resource, path.Subresource)) return handler.HandleAsync(http, path, user, resource);
        }
        var known = resource.Subresources.FirstOrDefault(s => s.Name == path.Subresource);
        if (known is null || !kinds.Has(resource)) throw ApiException.NoSuchPath();
        if (!known.Verbs.Contains(path.Verb) || HttpMethods.IsHead(http.Request.Method)) throw NotAllowed();
        var request = RequestTo(http, path, user, resource);
        return path.Verb switch
        {
            "get" => verbs.Get.HandleAsync(request),
            "update" => verbs.Write.UpdateAsync(request),
            "patch" => verbs.Patch.HandleAsync(request, verbs.Write),
            _ => throw NotAllowed(),
        };
    }

    /// <summary>A name becomes a part of a path, in the store and on nodes: it must not lead out of its place.</summary>
    private static void CheckSegment(string what, string value)
    {
        var problem = value switch
        {
            "." => "may not be '.'",
            ".." => "may not be '..'",
            _ when value.Contains('/', StringComparison.Ordinal) => "may not contain '/'",
            _ when value.Contains('%', StringComparison.Ordinal) => "may not contain '%'",
            _ => null,
        };
        if (problem is not null) throw ApiException.BadRequest($"{what} parameter invalid: \"{value}\": {problem}");
    }

    /// <summary>Whoever uses a deprecated resource is told so, whatever the answer.</summary>
    private ApiRequest RequestTo(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        var kind = kinds.Of(resource);
        if (kind.Deprecation is { } sentence) ResponseWriter.Warnings(http, [sentence]);
        return new ApiRequest(http, path, user, resource, kind);
    }

    private static ApiException NotAllowed() => ApiException.MethodNotAllowed();
}

/// <summary>The verbs, made once.</summary>
public sealed record ApiVerbs(GetVerb Get, ListVerb List, WatchVerb Watch, WriteVerbs Write, PatchVerb Patch, DeleteVerb Delete);
