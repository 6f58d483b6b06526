using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Discovery;

/// <summary>/api, /apis, /version, /openapi, what checks service-account tokens, and the list of paths at the root.</summary>
public sealed class DiscoveryHandler(DiscoveryDocuments documents, IOpenApiDocuments openApi, OpenIdDocuments openId, ServerVersion version)
{
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    /// <summary>The aggregated answers that were asked for: what is served does not change while the server runs.</summary>
    private readonly ConcurrentDictionary<(bool Core, string Version, string Type), (byte[] Bytes, string ETag)> _aggregated = new();

    /// <summary>Answers when the path is one of discovery's.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, RequestPath path)
    {
        var parts = path.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.Verb is not ("get" or "head") && OnlyRead(parts)) throw ApiException.MethodNotAllowed();
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

    /// <summary>The documents of groups are made by the aggregator, which answers any method; the others answer GET.</summary>
    private bool OnlyRead(string[] parts) => parts switch
    {
        ["version"] or ["api"] => true,
        ["api", var version] => documents.Resources(version) is not null,
        ["apis", var group, var version] => documents.Resources($"{group}/{version}") is not null,
        _ => false,
    };

    private async Task ListAsync(HttpContext http, bool core)
    {
        if (AggregatedVersion(http) is var (version, type))
        {
            var (bytes, etag) = _aggregated.GetOrAdd((core, version, type), Aggregated);
            http.Response.Headers.ETag = etag;
            http.Response.Headers.Vary = "Accept";
            if (http.Request.Headers.IfNoneMatch == etag)
            {
                http.Response.StatusCode = 304;
                return;
            }
            await ResponseWriter.BytesAsync(http, 200, $"{type};g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList", bytes);
            return;
        }
        http.Response.Headers.Vary = "Accept";
        await ObjectAsync(http, core ? documents.CoreVersions(http.Request.Host.Value ?? "") : (ITypedObject)documents.Groups());
    }

    private (byte[] Bytes, string ETag) Aggregated((bool Core, string Version, string Type) asked)
    {
        var list = documents.Aggregated(asked.Core, asked.Version);
        var bytes = asked.Type == Protobuf ? ProtoEnvelope.Encode(list) : JsonOutput.Encode(list);
        return (bytes, $"\"{Convert.ToHexString(SHA256.HashData(bytes))}\"");
    }

    /// <summary>v2, or v2beta1 for clients before 1.30, and in which bytes; null when the plain lists are liked better.</summary>
    private static (string Version, string Type)? AggregatedVersion(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var types)) return null;
        foreach (var type in types.Where(t => t.Quality is not 0).OrderByDescending(t => t.Quality ?? 1))
        {
            if (type.MediaType.Value is not ("application/json" or "*/*" or "application/*" or Protobuf)) continue;
            if (Parameter(type, "as").Length == 0) return null;
            var version = Parameter(type, "v");
            if (Parameter(type, "as") == "APIGroupDiscoveryList" && Parameter(type, "g") == "apidiscovery.k8s.io" && version is "v2" or "v2beta1")
            {
                return (version, type.MediaType.Value == Protobuf ? Protobuf : "application/json");
            }
        }
        return null;
    }

    private static string Parameter(MediaTypeHeaderValue type, string name) => type.Parameters.FirstOrDefault(p => p.Name == name)?.Value.Value ?? "";

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
