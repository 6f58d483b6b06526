using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>Writes a whole document as JSON: Swagger 2.0, or OpenAPI 3.0 for one part.</summary>
internal static class DocumentWriter
{
    public const string ApiVersion = "v1.36";

    public static void V2(ApiPart part, Stream stream) => Write(part, stream, v3: false);

    public static void V3(ApiPart part, Stream stream) => Write(part, stream, v3: true);

    private static void Write(ApiPart part, Stream stream, bool v3)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString(v3 ? "openapi" : "swagger", v3 ? "3.0.0" : "2.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Kubernetes");
        json.WriteString("version", ApiVersion);
        json.WriteEndObject();
        Paths(part, json, v3);
        if (v3) json.WriteStartObject("components");
        Definitions(part, json, v3);
        Security(json, v3);
        json.WriteEndObject();
    }

    private static void Paths(ApiPart part, Utf8JsonWriter json, bool v3)
    {
        var writer = new OperationWriter(json, v3);
        json.WriteStartObject("paths");
        foreach (var path in part.Paths)
        {
            json.WritePropertyName(path.Template);
            writer.Path(path);
            json.Flush();
        }
        json.WriteEndObject();
    }

    private static void Definitions(ApiPart part, Utf8JsonWriter json, bool v3)
    {
        var writer = new SchemaWriter(json, v3);
        json.WriteStartObject(v3 ? "schemas" : "definitions");
        foreach (var (name, definition) in part.Definitions.All)
        {
            json.WritePropertyName(name);
            writer.Definition(definition);
            json.Flush();
        }
        json.WriteEndObject();
    }

    /// <summary>The API takes bearer tokens. In version 3 the schemes are the last of the components.</summary>
    private static void Security(Utf8JsonWriter json, bool v3)
    {
        json.WriteStartObject(v3 ? "securitySchemes" : "securityDefinitions");
        json.WriteStartObject("BearerToken");
        json.WriteString("description", "A bearer token.");
        json.WriteString("in", "header");
        json.WriteString("name", "authorization");
        json.WriteString("type", "apiKey");
        json.WriteEndObject();
        json.WriteEndObject();
        if (v3)
        {
            json.WriteEndObject();
            return;
        }
        json.WriteStartArray("security");
        json.WriteStartObject();
        json.WriteStartArray("BearerToken");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
