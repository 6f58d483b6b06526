using NetKube.ControlPlane.ApiServer.Http;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>What requests are told apart by in metrics; made only of names that the server knows, so that there are never many.</summary>
internal readonly record struct RequestSeries(string Verb, string Group, string Version, string Resource, string Subresource, string Scope)
{
    private static readonly string[] KnownPaths =
        ["/healthz", "/livez", "/readyz", "/metrics", "/version", "/openapi/v2", "/openapi/v3", "/apis", "/api", "/.well-known/openid-configuration",
            "/openid/v1/jwks"];

    public static RequestSeries Of(RequestPath path, string verb) => path.IsResource
        ? new RequestSeries(verb, path.Group, path.Version, path.Resource, path.Subresource, path.Name.Length > 0 ? "resource"
            : path.Namespace.Length > 0 ? "namespace" : "cluster")
        : new RequestSeries(verb, "", "", "", KnownPath(path.Path), "");

    /// <summary>The series of everything that the server does not know.</summary>
    public static RequestSeries Unknown(string verb) => new(verb, "", "", "", "", "");

    private static string KnownPath(string path)
    {
        foreach (var known in KnownPaths)
        {
            if (path.StartsWith(known, StringComparison.Ordinal) && (path.Length == known.Length || path[known.Length] == '/')) return known;
        }
        return "";
    }
}
