using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Discovery.OpenApi;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery;

/// <summary>
/// /openapi/v2 and /openapi/v3. A document is made when it is first asked for and kept compressed. It follows from this
/// binary and the resources it serves alone, so its hash is known without making it.
/// </summary>
public sealed class OpenApiDocuments(ApiCatalog catalog) : IOpenApiDocuments
{
    private const string ProtoV2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    private readonly ApiParts _parts = new(catalog);
    private readonly ConcurrentDictionary<string, Lazy<CompressedDocument>> _kept = new(StringComparer.Ordinal);

    /// <summary>Answers when the path is one of a document.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, string path)
    {
        var name = path.TrimEnd('/');
        if (name == "/openapi/v2") await V2Async(http);
        else if (name == "/openapi/v3") await IndexAsync(http);
        else if (name.StartsWith("/openapi/v3/", StringComparison.Ordinal) && _parts.Names.Contains(name[12..])) await PartAsync(http, name[12..]);
        else return false;
        return true;
    }

    /// <summary>What the documents made so far occupy.</summary>
    internal int KeptBytes => _kept.Values.Where(d => d.IsValueCreated).Sum(d => d.Value.Size);

    /// <summary>The JSON of version 2.</summary>
    internal CompressedDocument V2Json() => Keep("v2", () => CompressedDocument.From(s => DocumentWriter.V2(_parts.Whole(), s)));

    /// <summary>The protobuf of version 2.</summary>
    internal CompressedDocument V2Proto() => Keep("v2 protobuf", () => CompressedDocument.From(s => ProtoDocument.Write(_parts.Whole(), s)));

    /// <summary>The JSON of a part of version 3.</summary>
    internal CompressedDocument V3(string name) => Keep("v3/" + name, () => CompressedDocument.From(s => DocumentWriter.V3(_parts.Find(name)!, s)));

    /// <summary>The names of version 3's parts.</summary>
    internal IReadOnlyList<string> PartNames => _parts.Names;

    private CompressedDocument Keep(string key, Func<CompressedDocument> make) =>
        _kept.GetOrAdd(key, static (_, m) => new Lazy<CompressedDocument>(m), make).Value;

    private async Task V2Async(HttpContext http)
    {
        switch (OpenApiAccept.Choose(http.Request.Headers.Accept.ToString()))
        {
            case OpenApiFormat.Json:
                await SendAsync(http, "application/json", Hash("v2", catalog.Resources), V2Json);
                break;
            case OpenApiFormat.Protobuf:
                await SendAsync(http, ProtoV2, Hash("v2 protobuf", catalog.Resources), V2Proto);
                break;
            default:
                http.Response.Headers.Vary = "Accept";
                http.Response.StatusCode = 406;
                break;
        }
    }

    /// <summary>kube-apiserver says text/plain here, and clients read JSON: both are kept.</summary>
    private async Task IndexAsync(HttpContext http)
    {
        var entries = _parts.Names.Select(n => $"\"{n}\":{{\"serverRelativeURL\":\"/openapi/v3/{n}?hash={PartHash(n)}\"}}");
        var json = Encoding.UTF8.GetBytes($"{{\"paths\":{{{string.Join(',', entries)}}}}}");
        if (NotModified(http, Convert.ToHexString(SHA256.HashData(json)))) return;
        await ResponseWriter.BytesAsync(http, 200, "text/plain; charset=utf-8", json);
    }

    private async Task PartAsync(HttpContext http, string name)
    {
        var hash = PartHash(name);
        if (http.Request.Query["hash"].ToString() is { Length: > 0 } asked)
        {
            // A hash that is not today's: the client's index is old. The document it means is gone.
            if (asked != hash)
            {
                http.Response.Redirect($"/openapi/v3/{name}?hash={hash}", permanent: true);
                return;
            }
            http.Response.Headers.CacheControl = "public, immutable, max-age=31536000";
        }
        if (OpenApiAccept.Choose(http.Request.Headers.Accept.ToString()) != OpenApiFormat.Json)
        {
            http.Response.Headers.Vary = "Accept";
            http.Response.StatusCode = 406;
            return;
        }
        await SendAsync(http, "application/json", hash, () => V3(name));
    }

    private static async Task SendAsync(HttpContext http, string contentType, string hash, Func<CompressedDocument> document)
    {
        if (NotModified(http, hash)) return;
        http.Response.ContentType = contentType;
        await document().SendAsync(http);
    }

    private static bool NotModified(HttpContext http, string hash)
    {
        var etag = $"\"{hash}\"";
        http.Response.Headers.ETag = etag;
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (!http.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == etag || t == "W/" + etag)) return false;
        http.Response.StatusCode = 304;
        return true;
    }

    private string PartHash(string name) => Hash("v3/" + name, _parts.Of(name));

    private static string Hash(string name, IEnumerable<ApiResource> resources)
    {
        var text = new StringBuilder(name)
            .Append(typeof(TypeSchema).Module.ModuleVersionId)
            .Append(typeof(OpenApiDocuments).Module.ModuleVersionId)
            .AppendJoin(',', resources.Select(r => $"{r.GroupVersion}/{r.Plural}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
