using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Answers: objects, Status, raw JSON; in the format that was asked for, compressed when large.</summary>
public static class ResponseWriter
{
    /// <summary>kube-apiserver compresses answers from this size.</summary>
    private const int CompressFrom = 128 * 1024;

    /// <summary>One stored object.</summary>
    public static Task StoredAsync(ApiRequest request, int code, StoredObject value, Negotiated negotiated)
    {
        var isStoredForm = negotiated.Shape is ResponseShape.Object or ResponseShape.PartialObjectMetadata;
        if (!isStoredForm || negotiated.Format == WireFormat.Protobuf)
        {
            return ObjectAsync(request.Http, code, ShapedObjects.Shape(request, value, negotiated), negotiated);
        }
        using var output = new JsonOutput(value.Json.Length + 256);
        if (negotiated.Shape == ResponseShape.Object) value.WriteServed(output, withType: true);
        else ShapedObjects.WriteMetadata(output, request.Kind, value, negotiated.ShapeVersion);
        return JsonBytesAsync(request.Http, code, output.WrittenMemory, negotiated);
    }

    /// <summary>Any object.</summary>
    public static Task ObjectAsync(HttpContext http, int code, ITypedObject value, Negotiated negotiated)
    {
        if (negotiated.Format == WireFormat.Protobuf && value is not Table)
        {
            return BytesAsync(http, code, "application/vnd.kubernetes.protobuf", ProtoEnvelope.Encode(value));
        }
        using var output = new JsonOutput();
        value.WriteJson(output);
        return JsonBytesAsync(http, code, output.WrittenMemory, negotiated);
    }

    /// <summary>JSON at hand, as JSON or YAML.</summary>
    public static Task JsonBytesAsync(HttpContext http, int code, ReadOnlyMemory<byte> json, Negotiated negotiated)
    {
        if (negotiated.Format == WireFormat.Yaml) return BytesAsync(http, code, "application/yaml", JsonYaml.ToYaml(json.Span));
        if (negotiated.Pretty) return BytesAsync(http, code, "application/json", Pretty(json));
        return BytesAsync(http, code, "application/json", json);
    }

    /// <summary>A refusal.</summary>
    public static Task StatusAsync(HttpContext http, Status status)
    {
        if (http.Response.HasStarted) return Task.CompletedTask;
        if (status.Details?.RetryAfterSeconds is > 0 and var seconds) http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status.Code == 401) http.Response.Headers.WWWAuthenticate = "Bearer";
        Negotiated negotiated;
        try
        {
            negotiated = Negotiated.From(http.Request, shapes: true) with { Shape = ResponseShape.Object };
        }
        catch (ApiException)
        {
            negotiated = new Negotiated(WireFormat.Json, ResponseShape.Object, "v1", false);
        }
        return ObjectAsync(http, status.Code, status, negotiated);
    }

    /// <summary>Plain text.</summary>
    public static Task TextAsync(HttpContext http, int code, string text) =>
        BytesAsync(http, code, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes of a type.</summary>
    public static async Task BytesAsync(HttpContext http, int code, string contentType, ReadOnlyMemory<byte> bytes)
    {
        var response = http.Response;
        response.StatusCode = code;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-cache, private";
        if (bytes.Length >= CompressFrom && Compression.IsWanted(http.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Vary = "Accept-Encoding";
            var owned = bytes.ToArray();
            await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await gzip.WriteAsync(owned, http.RequestAborted);
            return;
        }
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        bytes.Span.CopyTo(response.BodyWriter.GetSpan(Math.Max(bytes.Length, 1)));
        response.BodyWriter.Advance(bytes.Length);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>The sentences for the client, each in a header of its own (RFC 7234, section 5.5, code 299).</summary>
    public static void Warnings(HttpContext http, IReadOnlyCollection<string> warnings)
    {
        foreach (var warning in warnings.Distinct(StringComparer.Ordinal))
        {
            var text = new StringBuilder();
            foreach (var c in warning)
            {
                if (c is '"' or '\\') text.Append('\\').Append(c);
                else if (c is >= ' ' and < (char)127) text.Append(c);
                else text.Append(' ');
            }
            http.Response.Headers.Append("Warning", $"299 - \"{text}\"");
        }
    }

    private static byte[] Pretty(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }
        return stream.ToArray();
    }
}
