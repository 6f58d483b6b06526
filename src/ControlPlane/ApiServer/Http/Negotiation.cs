using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>The bytes of an answer.</summary>
public enum WireFormat
{
    Json,
    Yaml,
    Protobuf,
}

/// <summary>The form of an answer: the object itself, or what a client asked for instead with as=.</summary>
public enum ResponseShape
{
    Object,
    Table,
    PartialObjectMetadata,
    PartialObjectMetadataList,
}

/// <summary>What the Accept header asks for.</summary>
/// <param name="Format">The bytes.</param>
/// <param name="Shape">The form.</param>
/// <param name="ShapeVersion">The version of meta.k8s.io in which the form is wanted.</param>
/// <param name="Pretty">Indented JSON.</param>
public sealed record Negotiated(WireFormat Format, ResponseShape Shape, string ShapeVersion, bool Pretty)
{
    private static readonly string[] Offered = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    /// <summary>The Content-Type of the answer.</summary>
    public string ContentType => Format switch
    {
        WireFormat.Yaml => "application/yaml",
        WireFormat.Protobuf => "application/vnd.kubernetes.protobuf",
        _ => "application/json",
    };

    /// <summary>The best of what is asked for, or 406.</summary>
    public static Negotiated From(HttpRequest request, bool shapes)
    {
        var pretty = IsTrue(request.Query["pretty"]);
        var header = request.Headers.Accept;
        if (header.Count == 0 || string.IsNullOrEmpty(header.ToString())) return new Negotiated(WireFormat.Json, ResponseShape.Object, "v1", pretty);
        if (!MediaTypeHeaderValue.TryParseList(header, out var types)) throw ApiException.NotAcceptable(Offered);
        foreach (var type in types.Where(t => t.Quality is not 0).OrderByDescending(t => t.Quality ?? 1).ThenBy(Wideness))
        {
            if (FormatOf(type.MediaType.ToString()) is not { } format) continue;
            var kind = Parameter(type, "as");
            if (kind.Length == 0) return new Negotiated(format, ResponseShape.Object, "v1", pretty);
            if (!shapes || Parameter(type, "g") != "meta.k8s.io" || Parameter(type, "v") is not ("v1" or "v1beta1")) continue;
            if (ShapeOf(kind) is not { } shape || (shape == ResponseShape.Table && format == WireFormat.Protobuf)) continue;
            return new Negotiated(format, shape, Parameter(type, "v"), pretty);
        }
        throw ApiException.NotAcceptable(Offered);
    }

    /// <summary>Kubernetes' idea of a true query value: present and not 0 or false.</summary>
    public static bool IsTrue(string? value) => value is not null && value is not ("0" or "false" or "False" or "FALSE");

    /// <summary>Of two equally liked, the one that says more is meant (RFC 9110, section 12.5.1).</summary>
    private static int Wideness(MediaTypeHeaderValue type) => type.MatchesAllTypes ? 2 : type.MatchesAllSubTypes ? 1 : 0;

    private static WireFormat? FormatOf(string mediaType) => mediaType switch
    {
        "application/json" or "*/*" or "application/*" => WireFormat.Json,
        "application/yaml" => WireFormat.Yaml,
        "application/vnd.kubernetes.protobuf" => WireFormat.Protobuf,
        _ => null,
    };

    private static ResponseShape? ShapeOf(string kind) => kind switch
    {
        "Table" => ResponseShape.Table,
        "PartialObjectMetadata" => ResponseShape.PartialObjectMetadata,
        "PartialObjectMetadataList" => ResponseShape.PartialObjectMetadataList,
        _ => null,
    };

    private static string Parameter(MediaTypeHeaderValue type, string name)
    {
        foreach (var parameter in type.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return parameter.Value.ToString();
        }
        return "";
    }
}
