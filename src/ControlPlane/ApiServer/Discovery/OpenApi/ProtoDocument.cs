using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>
/// Version 2 as the protobuf message openapi.v2.Document (github.com/google/gnostic, openapiv2/OpenAPIv2.proto), which
/// is what kubectl and client-go ask for. Each path and definition is written as JSON first and translated by itself,
/// so that both forms say the same and no whole tree is in memory. Fields are given in falling order, as ProtoOutput wants.
/// </summary>
internal static class ProtoDocument
{
    public static void Write(ApiPart part, Stream stream)
    {
        using var output = new ProtoOutput();
        Entries(output, 9, part.Definitions.All.Reverse(), 1, d => d.Key, (json, d) => new SchemaWriter(json, v3: false).Definition(d.Value), ProtoSchema.Write);
        Entries(output, 8, part.Paths.Reverse(), 2, p => p.Template, (json, p) => new OperationWriter(json, v3: false).Path(p), ProtoPath.Write);
        var info = output.Mark;
        output.String(2, DocumentWriter.ApiVersion);
        output.String(1, "Kubernetes");
        output.Message(2, info);
        output.String(1, "2.0");
        stream.Write(output.Written);
    }

    private static void Entries<T>(
        ProtoOutput output, int section, IEnumerable<T> items, int entry, Func<T, string> name, Action<Utf8JsonWriter, T> write, Action<ProtoOutput, JsonElement> translate)
    {
        var outer = output.Mark;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var item in items)
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            write(json, item);
            json.Flush();
            using var document = JsonDocument.Parse(buffer.WrittenMemory);
            ProtoAny.Named(output, entry, name(item), () => translate(output, document.RootElement));
        }
        output.Message(section, outer);
    }
}

/// <summary>The forms that recur in the message: maps as lists of names and values, and anything as YAML text.</summary>
internal static class ProtoAny
{
    /// <summary>{name = 1, value = 2}.</summary>
    public static void Named(ProtoOutput output, int number, string name, Action value)
    {
        var entry = output.Mark;
        Message(output, 2, value);
        output.String(1, name);
        output.Message(number, entry);
    }

    public static void Message(ProtoOutput output, int number, Action content)
    {
        var mark = output.Mark;
        content();
        output.Message(number, mark);
    }

    /// <summary>Any: JSON is YAML.</summary>
    public static void Yaml(ProtoOutput output, int number, JsonElement value) => Message(output, number, () => output.String(2, value.GetRawText() + "\n"));

    public static void Strings(ProtoOutput output, int number, JsonElement values)
    {
        foreach (var value in values.EnumerateArray().Reverse()) output.String(number, value.GetString()!);
    }

    /// <summary>All properties that begin with "x-".</summary>
    public static void Extensions(ProtoOutput output, int number, JsonElement owner)
    {
        foreach (var property in owner.EnumerateObject().Reverse())
        {
            if (property.Name.StartsWith("x-", StringComparison.Ordinal)) Named(output, number, property.Name, () => output.String(2, property.Value.GetRawText() + "\n"));
        }
    }
}

/// <summary>openapi.v2.Schema.</summary>
internal static class ProtoSchema
{
    public static void Write(ProtoOutput output, JsonElement schema)
    {
        ProtoAny.Extensions(output, 31, schema);
        if (schema.TryGetProperty("properties", out var properties))
        {
            ProtoAny.Message(output, 25, () =>
            {
                foreach (var property in properties.EnumerateObject().Reverse()) ProtoAny.Named(output, 1, property.Name, () => Write(output, property.Value));
            });
        }
        if (schema.TryGetProperty("items", out var items)) ProtoAny.Message(output, 23, () => ProtoAny.Message(output, 1, () => Write(output, items)));
        if (schema.TryGetProperty("type", out var type)) ProtoAny.Message(output, 22, () => output.String(1, type.GetString()!));
        if (schema.TryGetProperty("additionalProperties", out var values)) ProtoAny.Message(output, 21, () => ProtoAny.Message(output, 1, () => Write(output, values)));
        if (schema.TryGetProperty("enum", out var known))
        {
            foreach (var value in known.EnumerateArray().Reverse()) ProtoAny.Yaml(output, 20, value);
        }
        if (schema.TryGetProperty("required", out var required)) ProtoAny.Strings(output, 19, required);
        if (schema.TryGetProperty("default", out var initial)) ProtoAny.Yaml(output, 5, initial);
        if (schema.TryGetProperty("description", out var description)) output.String(4, description.GetString()!);
        if (schema.TryGetProperty("format", out var format)) output.String(2, format.GetString()!);
        if (schema.TryGetProperty("$ref", out var reference)) output.String(1, reference.GetString()!);
    }
}

/// <summary>openapi.v2.PathItem.</summary>
internal static class ProtoPath
{
    private static readonly (string Method, int Number)[] Methods = [("patch", 8), ("head", 7), ("options", 6), ("delete", 5), ("post", 4), ("put", 3), ("get", 2)];

    public static void Write(ProtoOutput output, JsonElement path)
    {
        if (path.TryGetProperty("parameters", out var parameters)) Parameters(output, 9, parameters);
        foreach (var (method, number) in Methods)
        {
            if (path.TryGetProperty(method, out var operation)) ProtoAny.Message(output, number, () => Operation(output, operation));
        }
    }

    private static void Operation(ProtoOutput output, JsonElement operation)
    {
        ProtoAny.Extensions(output, 13, operation);
        ProtoAny.Strings(output, 10, operation.GetProperty("schemes"));
        ProtoAny.Message(output, 9, () =>
        {
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Reverse())
            {
                ProtoAny.Named(output, 1, response.Name, () => ProtoAny.Message(output, 1, () => Response(output, response.Value)));
            }
        });
        if (operation.TryGetProperty("parameters", out var parameters)) Parameters(output, 8, parameters);
        ProtoAny.Strings(output, 7, operation.GetProperty("consumes"));
        ProtoAny.Strings(output, 6, operation.GetProperty("produces"));
        output.String(5, operation.GetProperty("operationId").GetString()!);
        output.String(3, operation.GetProperty("description").GetString()!);
        ProtoAny.Strings(output, 1, operation.GetProperty("tags"));
    }

    private static void Response(ProtoOutput output, JsonElement response)
    {
        if (response.TryGetProperty("schema", out var schema)) ProtoAny.Message(output, 2, () => ProtoAny.Message(output, 1, () => ProtoSchema.Write(output, schema)));
        output.String(1, response.GetProperty("description").GetString()!);
    }

    private static void Parameters(ProtoOutput output, int number, JsonElement parameters)
    {
        foreach (var parameter in parameters.EnumerateArray().Reverse())
        {
            ProtoAny.Message(output, number, () => ProtoAny.Message(output, 1, () =>
            {
                var place = parameter.GetProperty("in").GetString();
                if (place == "body") ProtoAny.Message(output, 1, () => Body(output, parameter));
                else ProtoAny.Message(output, 2, () => ProtoAny.Message(output, place == "query" ? 3 : 4, () => Plain(output, parameter, place == "query")));
            }));
        }
    }

    private static void Body(ProtoOutput output, JsonElement parameter)
    {
        ProtoAny.Message(output, 5, () => ProtoSchema.Write(output, parameter.GetProperty("schema")));
        if (parameter.TryGetProperty("required", out _)) output.Bool(4, true);
        output.String(3, "body");
        output.String(2, "body");
    }

    /// <summary>The query's message has one field more than the path's, so that most numbers differ by one.</summary>
    private static void Plain(ProtoOutput output, JsonElement parameter, bool query)
    {
        var shift = query ? 1 : 0;
        if (parameter.TryGetProperty("uniqueItems", out var unique)) output.Bool(19 + shift, unique.GetBoolean());
        if (parameter.TryGetProperty("format", out var format)) output.String(6 + shift, format.GetString()!);
        output.String(5 + shift, parameter.GetProperty("type").GetString()!);
        output.String(4, parameter.GetProperty("name").GetString()!);
        if (parameter.TryGetProperty("description", out var description)) output.String(3, description.GetString()!);
        output.String(2, parameter.GetProperty("in").GetString()!);
        if (parameter.TryGetProperty("required", out var required)) output.Bool(1, required.GetBoolean());
    }
}
