using System.Text.Json;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>
/// Writes definitions and references to them. The versions differ in where definitions live, and in that a reference
/// of version 3 stands alone: what is said beside it wraps it in allOf.
/// </summary>
internal sealed class SchemaWriter(Utf8JsonWriter json, bool v3)
{
    private readonly string _prefix = v3 ? "#/components/schemas/" : "#/definitions/";

    /// <summary>A definition's whole schema.</summary>
    public void Definition(Definition definition)
    {
        switch (definition)
        {
            case LiteralDefinition literal: json.WriteRawValue(v3 ? literal.V3 : literal.V2); return;
            case ListDefinition list: List(list); return;
            default: Type((TypeDefinition)definition); return;
        }
    }

    /// <summary>{"$ref": …}.</summary>
    public void Reference(string name)
    {
        json.WriteStartObject();
        json.WriteString("$ref", _prefix + name);
        json.WriteEndObject();
    }

    /// <summary>The kind beside an operation, or the kinds of a definition.</summary>
    public void Kind(KindName kind)
    {
        json.WriteStartObject();
        json.WriteString("group", kind.Group);
        json.WriteString("kind", kind.Kind);
        json.WriteString("version", kind.Version);
        json.WriteEndObject();
    }

    /// <summary>"type" and "format" of a plain scalar.</summary>
    public void Plain(ScalarKind kind)
    {
        var (type, format) = kind switch
        {
            ScalarKind.Boolean => ("boolean", null),
            ScalarKind.Int32 => ("integer", "int32"),
            ScalarKind.Int64 => ("integer", "int64"),
            ScalarKind.Double => ("number", "double"),
            ScalarKind.Bytes => ("string", "byte"),
            _ => ("string", (string?)null),
        };
        json.WriteString("type", type);
        if (format is not null) json.WriteString("format", format);
    }

    private void Type(TypeDefinition definition)
    {
        var type = definition.Type;
        json.WriteStartObject();
        if (type.Doc.Length > 0) json.WriteString("description", type.Doc);
        json.WriteString("type", "object");
        Required(type.Fields.Where(f => f.Required).Select(f => f.Name));
        if (type.Fields.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (var field in type.Fields.OrderBy(f => f.Name, StringComparer.Ordinal)) Property(type, field);
            json.WriteEndObject();
        }
        if (type.Atomic) json.WriteString("x-kubernetes-map-type", "atomic");
        Kinds(definition);
        json.WriteEndObject();
    }

    private void List(ListDefinition definition)
    {
        var resource = definition.Resource;
        json.WriteStartObject();
        json.WriteString("description", $"A list of objects of kind {resource.Kind}.");
        json.WriteString("type", "object");
        Required(["items"]);
        json.WriteStartObject("properties");
        Text("apiVersion", "The group and version whose schema this object follows.");
        json.WriteStartObject("items");
        json.WriteString("description", "The objects.");
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        Value(new StructSchema(() => resource.Schema), resource.Schema, "items");
        json.WriteEndObject();
        Text("kind", "The name of this object's type.");
        json.WritePropertyName("metadata");
        Described(DefinitionNames.Meta + "ListMeta", "The list's revision and the token for its next page.");
        json.WriteEndObject();
        Kinds(definition);
        json.WriteEndObject();
    }

    private void Text(string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    private void Required(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        if (sorted.Count == 0) return;
        json.WriteStartArray("required");
        foreach (var name in sorted) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private void Kinds(Definition definition)
    {
        if (definition.Kinds.Count == 0) return;
        json.WriteStartArray("x-kubernetes-group-version-kind");
        foreach (var kind in definition.Kinds) Kind(kind);
        json.WriteEndArray();
    }

    private void Property(TypeSchema owner, FieldSchema field)
    {
        json.WriteStartObject(field.Name);
        if (field.Doc.Length > 0) json.WriteString("description", field.Doc);
        if (field.Default is not null) Default(field.Default);
        Inside(field.Value, owner, field.Name, alone: false);
        if (field.Value is ScalarSchema && OpenSets.IsClosed(owner, field)) Enum(field.EnumValues);
        Marks(field);
        json.WriteEndObject();
    }

    private void Default(string value)
    {
        json.WritePropertyName("default");
        json.WriteRawValue(value);
    }

    private void Enum(IReadOnlyList<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values.Order(StringComparer.Ordinal)) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>What server-side apply and strategic merge read.</summary>
    private void Marks(FieldSchema field)
    {
        if (field.Value is ListSchema list)
        {
            if (list.Kind == ListKind.Map)
            {
                json.WriteStartArray("x-kubernetes-list-map-keys");
                foreach (var key in list.Keys) json.WriteStringValue(key);
                json.WriteEndArray();
            }
            json.WriteString("x-kubernetes-list-type", list.Kind switch { ListKind.Map => "map", ListKind.Set => "set", _ => "atomic" });
        }
        if (field.Value is MapSchema { Atomic: true } or StructSchema { Atomic: true }) json.WriteString("x-kubernetes-map-type", "atomic");
        if (field.PatchMergeKey.Length > 0) json.WriteString("x-kubernetes-patch-merge-key", field.PatchMergeKey);
        if (field.PatchStrategy.Length > 0) json.WriteString("x-kubernetes-patch-strategy", field.PatchStrategy);
    }

    private void Value(ValueSchema value, TypeSchema owner, string field)
    {
        json.WriteStartObject();
        Inside(value, owner, field, alone: true);
        json.WriteEndObject();
    }

    private void Inside(ValueSchema value, TypeSchema owner, string field, bool alone)
    {
        switch (value)
        {
            case StructSchema inner:
                Refer(DefinitionNames.Of(inner.Type), alone);
                break;
            case ListSchema list:
                json.WriteString("type", "array");
                json.WritePropertyName("items");
                Value(list.Element, owner, field);
                break;
            case MapSchema map:
                json.WriteString("type", "object");
                json.WritePropertyName("additionalProperties");
                Value(map.Value, owner, field);
                break;
            case ScalarSchema scalar when DefinitionNames.Of(scalar.Kind, owner, field) is { } name:
                Refer(name, alone);
                break;
            case ScalarSchema scalar:
                Plain(scalar.Kind);
                break;
            default:
                throw new InvalidOperationException($"{owner.Name}.{field} has a value of no known form");
        }
    }

    private void Described(string name, string description)
    {
        json.WriteStartObject();
        json.WriteString("description", description);
        Refer(name, alone: false);
        json.WriteEndObject();
    }

    private void Refer(string name, bool alone)
    {
        if (!v3 || alone)
        {
            json.WriteString("$ref", _prefix + name);
            return;
        }
        json.WriteStartArray("allOf");
        Reference(name);
        json.WriteEndArray();
    }
}
