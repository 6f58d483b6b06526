using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Bodies: at most 3 MiB, JSON, YAML or protobuf.</summary>
public static class RequestBody
{
    /// <summary>kube-apiserver's limit for objects.</summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    private static readonly string[] Accepted = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    /// <summary>Reads the whole body, or 413.</summary>
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MaxBytes) throw TooLarge();
        if (request.ContentLength is { } known) return await ReadAsync(request.Body, (int)known, stop);
        using var buffer = new MemoryStream(1024);
        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(chunk, stop)) > 0)
            {
                if (buffer.Length + read > MaxBytes) throw TooLarge();
                buffer.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        return buffer.ToArray();
    }

    /// <summary>A body whose length was announced, read into its place; shorter where the client said too much.</summary>
    private static async ValueTask<byte[]> ReadAsync(Stream body, int length, CancellationToken stop)
    {
        var bytes = new byte[length];
        var read = await body.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, stop);
        return read == length ? bytes : bytes[..read];
    }

    /// <summary>The media type without parameters; JSON when there is none.</summary>
    public static string MediaType(HttpRequest request)
    {
        var type = request.ContentType;
        if (string.IsNullOrEmpty(type)) return "application/json";
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>415 for what is no format of objects.</summary>
    public static void CheckMediaType(string mediaType)
    {
        if (!Accepted.Contains(mediaType)) throw ApiException.UnsupportedMediaType(Accepted);
    }

    /// <summary>Decodes an object of one resource.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="mediaType">What they claim to be.</param>
    /// <param name="resource">What is expected.</param>
    /// <param name="findings">Unknown and duplicate fields.</param>
    public static ITypedObject Decode(byte[] body, string mediaType, ApiResource resource, out IReadOnlyList<StrictFinding> findings)
    {
        findings = [];
        return mediaType switch
        {
            "application/vnd.kubernetes.protobuf" => ProtoEnvelope.Decode(body, resource),
            "application/json" => DecodeJson(body, resource, wholeReals: false, out findings),
            "application/yaml" => DecodeMerged(YamlJson.ToJson(body), resource, out findings),
            _ => throw ApiException.UnsupportedMediaType(Accepted),
        };
    }

    /// <summary>Decodes JSON that no client sent so: it was made of YAML or of a merge, in which 2.0 is the integer 2.</summary>
    public static ITypedObject DecodeMerged(byte[] json, ApiResource resource, out IReadOnlyList<StrictFinding> findings) =>
        DecodeJson(json, resource, wholeReals: true, out findings);

    private static ITypedObject DecodeJson(byte[] body, ApiResource resource, bool wholeReals, out IReadOnlyList<StrictFinding> findings)
    {
        // YAML is accepted where JSON is announced, as by Kubernetes' recognising decoder.
        var isJson = LooksLikeJson(body);
        var json = isJson ? body : YamlJson.ToJson(body);
        CheckType(json, resource);
        var input = new JsonInput(json) { TakesWholeReals = wholeReals || !isJson };
        var value = resource.ReadJson(ref input);
        input.End();
        findings = input.Findings ?? [];
        return value;
    }

    private static bool LooksLikeJson(byte[] body)
    {
        foreach (var b in body)
        {
            if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            return b == (byte)'{';
        }
        return true;
    }

    /// <summary>kind and apiVersion decide what a body is; both must be the resource's.</summary>
    public static void CheckType(ReadOnlySpan<byte> json, ApiResource resource)
    {
        var (apiVersion, kind) = TypeOf(json);
        if (kind.Length == 0 && apiVersion.Length == 0) return;
        if (kind.Length == 0 || apiVersion.Length == 0)
        {
            if (kind.Length == 0 && apiVersion == resource.GroupVersion) return;
            if (apiVersion.Length == 0 && kind == resource.Kind) return;
        }
        if (apiVersion == resource.GroupVersion && kind == resource.Kind) return;
        throw ApiException.BadRequest(kind == resource.Kind || ApiCatalog.BuiltIn.FindKind(apiVersion, kind) is not null
            ? $"the API version in the data ({apiVersion}) does not match the expected API version ({resource.GroupVersion})"
            : $"{resource.Kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}: no kind \"{kind}\" is registered for version \"{apiVersion}\"");
    }

    private static (string ApiVersion, string Kind) TypeOf(ReadOnlySpan<byte> json)
    {
        var (apiVersion, kind) = ("", "");
        var input = new JsonInput(json);
        if (!input.BeginObject()) return ("", "");
        while (input.NextField(out var name))
        {
            if (name.SequenceEqual("kind"u8)) kind = input.ReadString();
            else if (name.SequenceEqual("apiVersion"u8)) apiVersion = input.ReadString();
            else input.SkipValue();
        }
        return (apiVersion, kind);
    }

    private static ApiException TooLarge() =>
        ApiException.TooLarge(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Request entity too large: limit is {MaxBytes}"));

    /// <summary>The text of a body for an error message.</summary>
    public static string Excerpt(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, 64)]);
}
