using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Discovery;

/// <summary>/api, /apis, /version, /openapi, what checks service-account tokens, and the list of paths at the root.</summary>
public sealed class DiscoveryHandler(DiscoveryDocuments documents, IOpenApiDocuments openApi, OpenIdDocuments openId, ServerVersion version)
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <summary>Answers when the path is one of discovery's.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, RequestPath path)
    {
        var parts = path.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (parts)
        {
            case []: await RootAsync(http); return true;
            case ["version"]: await JsonAsync(http, version.ToJson()); return true;
            case ["api"] or ["apis"]: await ListAsync(http, parts[0] == "api"); return true;
            case ["api", var v]: await ObjectAsync(http, documents.Resources(v)); return true;
            case ["apis", var group]: await ObjectAsync(http, documents.Group(group)); return true;
            case ["apis", var group, var v]: await ObjectAsync(http, documents.Resources($"{group}/{v}")); return true;
            case [".well-known", "openid-configuration"]: await ResponseWriter.BytesAsync(http, 200, "application/json", openId.Configuration($"https://{http.Request.Host.Value}")); return true;
            case ["openid", "v1", "jwks"]: await ResponseWriter.BytesAsync(http, 200, OpenIdDocuments.KeySetMediaType, openId.KeySet()); return true;
            case ["openapi", ..]: return await openApi.TryHandleAsync(http, path.Path);
            default: return false;
        }
    }

    private async Task ListAsync(HttpContext http, bool core)
    {
        if (WantsAggregated(http))
        {
            var json = JsonOutput.Encode(documents.Aggregated(core));
            var etag = $"\"{Convert.ToHexString(SHA256.HashData(json))}\"";
            http.Response.Headers.ETag = etag;
            http.Response.Headers.Vary = "Accept";
            if (http.Request.Headers.IfNoneMatch == etag)
            {
                http.Response.StatusCode = 304;
                return;
            }
            await ResponseWriter.BytesAsync(http, 200, Aggregated, json);
            return;
        }
        http.Response.Headers.Vary = "Accept";
        await ObjectAsync(http, core ? documents.CoreVersions(http.Request.Host.Value ?? "") : (ITypedObject)documents.Groups());
    }

    private static bool WantsAggregated(HttpContext http)
    {
        foreach (var part in http.Request.Headers.Accept.ToString().Split(','))
        {
            var words = part.Split(';', StringSplitOptions.TrimEntries);
            if (words[0] is not ("application/json" or "*/*")) continue;
            if (words.Contains("as=APIGroupDiscoveryList")) { if (words.Contains("v=v2") && words.Contains("g=apidiscovery.k8s.io")) return true; }
            else return false;
        }
        return false;
    }

    private static Task ObjectAsync(HttpContext http, ITypedObject? document)
    {
        var negotiated = Negotiated.From(http.Request, shapes: false);
        return document is null ? NoSuchPathAsync(http) : ResponseWriter.ObjectAsync(http, 200, document, negotiated);
    }

    /// <summary>Unknown groups are answered as plain text, as by the server's outermost handler.</summary>
    public static Task NoSuchPathAsync(HttpContext http) => ResponseWriter.TextAsync(http, 404, "404 page not found\n");

    private static Task JsonAsync(HttpContext http, string json) => ResponseWriter.BytesAsync(http, 200, "application/json", Encoding.UTF8.GetBytes(json));

    private Task RootAsync(HttpContext http)
    {
        var paths = new List<string> { "/api", "/api/v1", "/apis" };
        foreach (var group in documents.Groups().Groups!)
        {
            paths.Add("/apis/" + group.Name);
            paths.AddRange(group.Versions!.Select(v => "/apis/" + v.GroupVersion));
        }
        paths.AddRange(["/healthz", "/livez", "/metrics", "/openapi/v2", "/openapi/v3", "/readyz", "/version"]);
        return JsonAsync(http, $"{{\"paths\":[{string.Join(',', paths.Order(StringComparer.Ordinal).Select(p => $"\"{p}\""))}]}}");
    }
}

/// <summary>/openapi/v2 and /openapi/v3.</summary>
public interface IOpenApiDocuments
{
    /// <summary>Answers when the document exists.</summary>
    Task<bool> TryHandleAsync(HttpContext http, string path);
}

/// <summary>/version: the Kubernetes release whose API this is.</summary>
public sealed record ServerVersion(string GitVersion, string GitCommit, string BuildDate)
{
    /// <summary>The JSON of version.Info.</summary>
    public string ToJson() =>
        $"{{\"major\":\"1\",\"minor\":\"36\",\"emulationMajor\":\"1\",\"emulationMinor\":\"36\",\"minCompatibilityMajor\":\"1\",\"minCompatibilityMinor\":\"35\",\"gitVersion\":\"{GitVersion}\",\"gitCommit\":\"{GitCommit}\",\"gitTreeState\":\"clean\",\"buildDate\":\"{BuildDate}\",\"goVersion\":\"none\",\"compiler\":\"roslyn\",\"platform\":\"linux/amd64\"}}";
}
