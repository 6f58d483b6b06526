using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>Copies of a request's and its answer's body, where the audit policy wants them.</summary>
internal sealed class AuditBodies : IDisposable
{
    private readonly CopyingStream? _request;
    private readonly CopyingStream? _response;

    public AuditBodies(HttpContext http, AuditRecord record)
    {
        if (record.WantsRequest) http.Request.Body = _request = new CopyingStream(http.Request.Body, RequestBody.MaxBytes);
        if (record.WantsResponse) http.Response.Body = _response = new CopyingStream(http.Response.Body, 4 * RequestBody.MaxBytes);
    }

    /// <summary>Notes the request's object, once it has been read.</summary>
    public void NoteRequest(HttpContext http, AuditRecord record)
    {
        if (_request is { Copy.Length: > 0 } && Json(_request, http.Request.ContentType) is { } json) record.Requested(json);
    }

    /// <summary>The answer's object; null when it is none, or too large.</summary>
    public RawJson? Response(HttpContext http) =>
        _response is { Copy.Length: > 0 } && http.Response.Headers.ContentEncoding.Count == 0 ? Json(_response, http.Response.ContentType) : null;

    public void Dispose()
    {
        _request?.Dispose();
        _response?.Dispose();
    }

    private static RawJson? Json(CopyingStream stream, string? contentType)
    {
        if (stream.IsTruncated) return null;
        var bytes = stream.Copy.ToArray();
        try
        {
            var type = contentType ?? "application/json";
            if (type.StartsWith("application/vnd.kubernetes.protobuf", StringComparison.OrdinalIgnoreCase)) return FromProto(bytes);
            var isYaml = type.StartsWith("application/yaml", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/apply-patch", StringComparison.OrdinalIgnoreCase);
            var json = isYaml ? YamlJson.ToJson(bytes) : bytes;
            using var valid = System.Text.Json.JsonDocument.Parse(json);
            return new RawJson(valid.RootElement.GetRawText());
        }
        catch (Exception malformed) when (malformed is System.Text.Json.JsonException or ApiFormatException or FormatException)
        {
            // What cannot be read was refused; the event says so without it.
            return null;
        }
    }

    private static RawJson? FromProto(byte[] bytes)
    {
        var (apiVersion, kind) = ProtoEnvelope.TypeOf(bytes);
        if (ApiCatalog.BuiltIn.FindKind(apiVersion, kind) is not { } resource) return null;
        return new RawJson(System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(ProtoEnvelope.Decode(bytes, resource))));
    }
}
