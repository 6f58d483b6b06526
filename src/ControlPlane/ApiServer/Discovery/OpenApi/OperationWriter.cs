using System.Text.Json;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>Writes a path's item in either version.</summary>
internal sealed class OperationWriter(Utf8JsonWriter json, bool v3)
{
    private readonly SchemaWriter _schemas = new(json, v3);

    public void Path(ApiPath path)
    {
        json.WriteStartObject();
        foreach (var operation in path.Operations)
        {
            json.WritePropertyName(operation.Method);
            Operation(operation);
        }
        if (path.Parameters.Count > 0)
        {
            json.WriteStartArray("parameters");
            foreach (var name in path.Parameters) Parameter(name, "path", PathWords(name), new ScalarSchema(ScalarKind.String));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string PathWords(string name) => name switch
    {
        "name" => "The object's name.",
        "namespace" => "The namespace.",
        _ => "The path below the target.",
    };

    private void Operation(ApiOperation operation)
    {
        json.WriteStartObject();
        json.WriteString("description", operation.Description);
        json.WriteString("operationId", operation.Id);
        Strings("tags", [operation.Tag]);
        if (!v3)
        {
            Strings("consumes", operation.Consumes);
            Strings("produces", operation.Produces);
            Strings("schemes", ["https"]);
        }
        Parameters(operation);
        if (v3 && operation.Body is not null) RequestBody(operation);
        Responses(operation);
        if (operation.Action.Length > 0) json.WriteString("x-kubernetes-action", operation.Action);
        if (operation.Kind is { } kind)
        {
            json.WritePropertyName("x-kubernetes-group-version-kind");
            _schemas.Kind(kind);
        }
        json.WriteEndObject();
    }

    private void Parameters(ApiOperation operation)
    {
        var body = v3 ? null : operation.Body;
        if (operation.Query.Count == 0 && body is null) return;
        json.WriteStartArray("parameters");
        if (body is not null)
        {
            json.WriteStartObject();
            json.WriteString("in", "body");
            json.WriteString("name", "body");
            if (!operation.BodyOptional) json.WriteBoolean("required", true);
            json.WritePropertyName("schema");
            _schemas.Reference(body);
            json.WriteEndObject();
        }
        foreach (var field in operation.Query) Parameter(field.Name, "query", field.Doc, field.Value);
        json.WriteEndArray();
    }

    /// <summary>A list in the query is one value or the name repeated: its parameter has the element's type.</summary>
    private void Parameter(string name, string place, string description, ValueSchema value)
    {
        var kind = value is ScalarSchema scalar ? scalar.Kind : ScalarKind.String;
        json.WriteStartObject();
        if (description.Length > 0) json.WriteString("description", description);
        json.WriteString("in", place);
        json.WriteString("name", name);
        if (place == "path") json.WriteBoolean("required", true);
        if (v3)
        {
            json.WriteStartObject("schema");
            Unique(kind);
            json.WriteEndObject();
        }
        else
        {
            Unique(kind);
        }
        json.WriteEndObject();
    }

    private void Unique(ScalarKind kind)
    {
        _schemas.Plain(kind is ScalarKind.Int32 ? ScalarKind.Int64 : kind);
        json.WriteBoolean("uniqueItems", true);
    }

    private void RequestBody(ApiOperation operation)
    {
        json.WriteStartObject("requestBody");
        if (!operation.BodyOptional) json.WriteBoolean("required", true);
        Content(operation.Consumes, operation.Body);
        json.WriteEndObject();
    }

    private void Content(IReadOnlyList<string> types, string? definition)
    {
        json.WriteStartObject("content");
        foreach (var type in types)
        {
            json.WriteStartObject(type);
            json.WritePropertyName("schema");
            Schema(definition);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Schema(string? definition)
    {
        if (definition is not null)
        {
            _schemas.Reference(definition);
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    private void Responses(ApiOperation operation)
    {
        json.WriteStartObject("responses");
        foreach (var (code, text) in operation.Codes)
        {
            json.WriteStartObject(code.ToString());
            json.WriteString("description", text);
            if (v3)
            {
                Content(operation.Produces, operation.Returns);
            }
            else
            {
                json.WritePropertyName("schema");
                Schema(operation.Returns);
            }
            json.WriteEndObject();
        }
        json.WriteStartObject("401");
        json.WriteString("description", "Unauthorized");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Strings(string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
