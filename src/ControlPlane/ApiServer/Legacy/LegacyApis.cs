using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Legacy;

/// <summary>
/// --legacy-apis: requests of removed group versions are taken as requests of today's, and answered under the name that
/// was asked for, with a warning that shows the modern form.
/// </summary>
public sealed class LegacyApis(LegacyTable table)
{
    /// <summary>What is served beside today's versions.</summary>
    public LegacyTable Table => table;

    /// <summary>The removed resource that a path names; null for all others.</summary>
    public LegacyResource? Of(RequestPath path) => path.IsResource ? table.Find(path.GroupVersion, path.Resource) : null;

    /// <summary>The same path in today's group version.</summary>
    public static RequestPath Modern(RequestPath path, LegacyResource legacy) => path with
    {
        Group = legacy.Modern.Group,
        Version = legacy.Modern.Version,
        Path = path.Path.Replace($"/apis/{legacy.GroupVersion}/", legacy.Modern.Group.Length == 0 ? "/api/v1/"
            : $"/apis/{legacy.Modern.GroupVersion}/", StringComparison.Ordinal),
    };

    /// <summary>Converts the body, sees to it that the answer names the old version, and warns.</summary>
    public static async Task PrepareAsync(HttpContext http, LegacyResource legacy)
    {
        var changes = new List<string>();
        var isWrite = HttpMethods.IsPost(http.Request.Method) || HttpMethods.IsPut(http.Request.Method) || HttpMethods.IsPatch(http.Request.Method);
        if (isWrite && http.Request.ContentLength is not 0) await ConvertBodyAsync(http, legacy, changes);
        http.Request.Headers.AcceptEncoding = default;
        var accept = http.Request.Headers.Accept.ToString();
        if (accept.Contains("protobuf", StringComparison.OrdinalIgnoreCase)) http.Request.Headers.Accept = "application/json";
        http.Response.Body = new RenamingStream(http, legacy.Modern.GroupVersion, legacy.GroupVersion);
        if (!isWrite) return;
        var (kind, modern) = (legacy.Modern.Kind, legacy.Modern.GroupVersion);
        var also = changes.Count > 0 ? "; " + string.Join("; ", changes) : "";
        ResponseWriter.Warnings(http,
            [$"{legacy.GroupVersion} {kind} is gone since {legacy.RemovedIn}, and taken as {modern} {kind}. Write apiVersion: {modern}, kind: {kind}{also}"]);
    }

    private static async Task ConvertBodyAsync(HttpContext http, LegacyResource legacy, List<string> changes)
    {
        var type = RequestBody.MediaType(http.Request);
        if (type == "application/vnd.kubernetes.protobuf") throw ApiException.UnsupportedMediaType(["application/json", "application/yaml"]);
        var bytes = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        if (type != "application/json-patch+json" && Parse(bytes) is JsonObject value)
        {
            if (value["apiVersion"]?.ToString() == legacy.GroupVersion) value["apiVersion"] = legacy.Modern.GroupVersion;
            legacy.Convert(value, changes);
            bytes = Encoding.UTF8.GetBytes(value.ToJsonString());
            if (type == "application/yaml") http.Request.ContentType = "application/json";
        }
        http.Request.Body = new MemoryStream(bytes);
        http.Request.ContentLength = bytes.Length;
    }

    /// <summary>Null when it is nothing that can be read: the verb will say what is wrong with it.</summary>
    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(YamlJson.ToJson(bytes));
        }
        catch (Exception malformed) when (malformed is JsonException or ApiFormatException or ArgumentException)
        {
            return null;
        }
    }
}
