using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>
/// What a URL and method mean: <c>/api/v1/namespaces/NS/pods/NAME/SUBRESOURCE</c>, <c>/apis/GROUP/VERSION/…</c>, or a
/// path that is no resource.
/// </summary>
public sealed record RequestPath
{
    /// <summary>The decoded path.</summary>
    public required string Path { get; init; }

    /// <summary>get, list, watch, create, update, patch, delete, deletecollection; for other paths the method in lower case.</summary>
    public required string Verb { get; init; }

    /// <summary>Whether it names a resource of a group version.</summary>
    public bool IsResource { get; init; }

    /// <summary>The API group; empty for core.</summary>
    public string Group { get; init; } = "";

    /// <summary>The version in the group.</summary>
    public string Version { get; init; } = "";

    /// <summary>The resource's plural name.</summary>
    public string Resource { get; init; } = "";

    /// <summary>What follows the name.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>What follows the subresource (proxy paths), with its leading slash; empty without one.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The namespace in the path.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The object's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>"v1" or "apps/v1".</summary>
    public string GroupVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Reads a request line.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, percent-decoded once.</param>
    /// <param name="isWatch">watch=true was in the query.</param>
    public static RequestPath Parse(string method, string path, bool isWatch)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var other = new RequestPath { Path = path, Verb = method.ToLowerInvariant() };
        var (group, version, at) = parts switch
        {
            ["api", var v, ..] => ("", v, 2),
            ["apis", var g, var v, ..] => (g, v, 3),
            _ => ("", "", 0),
        };
        if (at == 0 || parts.Length == at) return other;
        var watchPath = parts[at] == "watch" && parts.Length > at + 1;
        if (watchPath) at++;
        var inNamespace = "";
        if (parts[at] == "namespaces" && parts.Length > at + 2 && !IsNamespaceSubresource(parts, at))
        {
            inNamespace = parts[at + 1];
            at += 2;
        }
        else if (parts[at] == "namespaces" && parts.Length > at + 1)
        {
            inNamespace = parts[at + 1];
        }
        var name = parts.Length > at + 1 ? parts[at + 1] : "";
        var subresource = parts.Length > at + 2 ? parts[at + 2] : "";
        return new RequestPath
        {
            Path = path,
            IsResource = true,
            Group = group,
            Version = version,
            Namespace = inNamespace,
            Resource = parts[at],
            Name = name,
            Subresource = subresource,
            Rest = parts.Length > at + 3 ? RestOf(path, at + 3) : subresource.Length > 0 && path.EndsWith('/') ? "/" : "",
            Verb = watchPath ? "watch" : VerbOf(method, name, subresource, isWatch),
        };
    }

    /// <summary>/api/v1/namespaces/NAME/status and finalize are subresources of the namespace itself.</summary>
    private static bool IsNamespaceSubresource(string[] parts, int at) => parts.Length == at + 3 && parts[at + 2] is "status" or "finalize";

    private static string VerbOf(string method, string name, string subresource, bool isWatch) => method switch
    {
        "GET" or "HEAD" when name.Length == 0 || (isWatch && subresource.Length == 0) => isWatch ? "watch" : "list",
        "GET" or "HEAD" => "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" when name.Length == 0 => "deletecollection",
        "DELETE" => "delete",
        _ => method.ToLowerInvariant(),
    };

    /// <summary>The path from its n-th part on, as it was written.</summary>
    private static string RestOf(string path, int parts)
    {
        var at = 0;
        for (var seen = 0; seen < parts; seen++)
        {
            while (at < path.Length && path[at] == '/') at++;
            while (at < path.Length && path[at] != '/') at++;
        }
        return path[at..];
    }
}
