using System.Text.RegularExpressions;
using NetKube.ControlPlane.Kinds.Admission;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.ApiExtensions.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Kinds.CustomResourceDefinitions;

/// <summary>A schema must be structural: every value has one type that is known without trying alternatives, so that unknown fields can be pruned.</summary>
internal static class SchemaRules
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    public static void Root(JSONSchemaProps schema, Field field, FieldErrors errors)
    {
        if (schema.Type.Length == 0) errors.Required(field.Child("type"), "must not be empty at the root");
        else if (schema.Type != "object") errors.Invalid(field.Child("type"), schema.Type, "must be object at the root");
        Check(schema, field, true, errors);
    }

    private static void Check(JSONSchemaProps schema, Field field, bool isRoot, FieldErrors errors)
    {
        if (!isRoot) Type(schema, field.Child("type"), errors);
        Unsupported(schema, field, errors);
        Lists(schema, field, errors);
        if (schema.Pattern.Length > 0 && !IsPattern(schema.Pattern)) errors.Invalid(field.Child("pattern"), schema.Pattern, "must be a valid regular expression");
        if (schema.Default is { IsNull: false } value && !Fits(value, schema)) errors.TypeInvalid(field.Child("default"), value.ToString(), $"must be of type {schema.Type}");
        for (var i = 0; i < (schema.XKubernetesValidations?.Count ?? 0); i++)
        {
            var (rule, at) = (schema.XKubernetesValidations![i], field.Child("x-kubernetes-validations").Index(i));
            Expressions.Required(rule.Rule, at.Child("rule"), "rule is not specified", errors);
            if (rule.MessageExpression.Trim().Length > 0) Expressions.Syntax(rule.MessageExpression, at.Child("messageExpression"), errors);
        }
        foreach (var (name, property) in (schema.Properties ?? []).OrderBy(p => p.Key, StringComparer.Ordinal)) Check(property, field.Child("properties").Key(name), false, errors);
        if (Inner(schema.Items) is { } items) Check(items, field.Child("items"), false, errors);
        if (Inner(schema.AdditionalProperties) is { } additional) Check(additional, field.Child("additionalProperties"), false, errors);
        Junctors(schema, field, errors);
    }

    private static void Type(JSONSchemaProps schema, Field field, FieldErrors errors)
    {
        if (schema.Type.Length == 0)
        {
            if (!schema.XKubernetesIntOrString && schema.XKubernetesPreserveUnknownFields != true) errors.Required(field, "must not be empty for specified object fields");
        }
        else if (schema.Type == "null") errors.Forbidden(field, "type cannot be set to null, use nullable as an alternative");
        else errors.OneOf(field, schema.Type, Types);
        if (schema.XKubernetesEmbeddedResource && schema.Type != "object") errors.Invalid(field, schema.Type, "must be object if x-kubernetes-embedded-resource is true");
    }

    private static void Unsupported(JSONSchemaProps schema, Field field, FieldErrors errors)
    {
        if (schema.UniqueItems) errors.Forbidden(field.Child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        if (schema.Ref is not null) errors.Forbidden(field.Child("$ref"), "$ref is not supported");
        if (schema.Definitions is { Count: > 0 }) errors.Forbidden(field.Child("definitions"), "definitions is not supported");
        if (schema.Dependencies is { Count: > 0 }) errors.Forbidden(field.Child("dependencies"), "dependencies is not supported");
        if (schema.PatternProperties is { Count: > 0 }) errors.Forbidden(field.Child("patternProperties"), "patternProperties is not supported");
        if (schema.AdditionalItems is { IsNull: false }) errors.Forbidden(field.Child("additionalItems"), "additionalItems is not supported");
        if (schema.AdditionalProperties is not { IsNull: false } additional) return;
        if (additional.ToString() == "false") errors.Forbidden(field.Child("additionalProperties"), "additionalProperties cannot be set to false");
        if (schema.Properties is { Count: > 0 }) errors.Forbidden(field.Child("additionalProperties"), "additionalProperties and properties are mutual exclusive");
    }

    private static void Lists(JSONSchemaProps schema, Field field, FieldErrors errors)
    {
        if (schema.XKubernetesMapType is { } mapType)
        {
            errors.OneOf(field.Child("x-kubernetes-map-type"), mapType, "atomic", "granular");
            if (schema.Type != "object") errors.Invalid(field.Child("type"), schema.Type, "must be object if x-kubernetes-map-type is specified");
        }
        var keys = schema.XKubernetesListMapKeys ?? [];
        var keysField = field.Child("x-kubernetes-list-map-keys");
        if (schema.XKubernetesListType is not { } listType)
        {
            if (keys.Count > 0) errors.Required(field.Child("x-kubernetes-list-type"), "must be map if x-kubernetes-list-map-keys is non-empty");
            return;
        }
        errors.OneOf(field.Child("x-kubernetes-list-type"), listType, "atomic", "map", "set");
        if (schema.Type != "array") errors.Invalid(field.Child("type"), schema.Type, "must be array if x-kubernetes-list-type is specified");
        var items = Inner(schema.Items);
        if (listType == "set" && items is { Type: "object" } && items.XKubernetesMapType != "atomic") errors.Invalid(field.Child("items").Child("x-kubernetes-map-type"), items.XKubernetesMapType, "must be atomic as item of a list with x-kubernetes-list-type=set");
        if (listType == "set" && items is { Type: "array" } && items.XKubernetesListType != "atomic") errors.Invalid(field.Child("items").Child("x-kubernetes-list-type"), items.XKubernetesListType, "must be atomic as item of a list with x-kubernetes-list-type=set");
        if (listType != "map")
        {
            if (keys.Count > 0) errors.Forbidden(keysField, "must be empty if x-kubernetes-list-type is not map");
            return;
        }
        if (keys.Count == 0) errors.Required(keysField, "must not be empty if x-kubernetes-list-type is map");
        if (items is { Type: not "object" }) errors.Invalid(field.Child("items").Child("type"), items.Type, "must be object if parent array's x-kubernetes-list-type is map");
        for (var i = 0; i < keys.Count; i++) Key(keys, i, items, keysField, field, errors);
    }

    private static void Key(List<string> keys, int index, JSONSchemaProps? items, Field keysField, Field field, FieldErrors errors)
    {
        var key = keys[index];
        if (keys.IndexOf(key) < index) errors.Invalid(keysField.Index(index), key, "must not be repeated");
        if (items is null) return;
        if (items.Properties?.GetValueOrDefault(key) is not { } property) errors.Invalid(keysField.Index(index), key, "entries must all be names of item properties");
        else if (property.Type is "array" or "object") errors.Invalid(field.Child("items").Child("properties").Key(key).Child("type"), property.Type, "must be a scalar type if parent array's x-kubernetes-list-type is map");
        else if (items.Required?.Contains(key) != true && property.Default is null) errors.Required(field.Child("items").Child("properties").Key(key).Child("default"), "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
    }

    /// <summary>Alternatives may narrow values, not give them a shape.</summary>
    private static void Junctors(JSONSchemaProps schema, Field field, FieldErrors errors)
    {
        foreach (var (name, alternatives) in new[] { ("allOf", schema.AllOf), ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            for (var i = 0; i < (alternatives?.Count ?? 0); i++) Narrowing(alternatives![i], field.Child(name).Index(i), schema.XKubernetesIntOrString, errors);
        }
        if (schema.Not is { } not) Narrowing(not, field.Child("not"), false, errors);
    }

    private static void Narrowing(JSONSchemaProps schema, Field field, bool mayHaveType, FieldErrors errors)
    {
        const string Why = "must be empty to be structural";
        if (schema.Type.Length > 0 && !(mayHaveType && schema.Type is "integer" or "string")) errors.Forbidden(field.Child("type"), Why);
        if (schema.Description.Length > 0) errors.Forbidden(field.Child("description"), Why);
        if (schema.Title.Length > 0) errors.Forbidden(field.Child("title"), Why);
        if (schema.Default is { IsNull: false }) errors.Forbidden(field.Child("default"), Why);
        if (schema.Nullable) errors.Forbidden(field.Child("nullable"), "must be false to be structural");
        if (schema.AdditionalProperties is { IsNull: false }) errors.Forbidden(field.Child("additionalProperties"), Why);
        foreach (var (name, property) in (schema.Properties ?? []).OrderBy(p => p.Key, StringComparer.Ordinal)) Narrowing(property, field.Child("properties").Key(name), false, errors);
        if (Inner(schema.Items) is { } items) Narrowing(items, field.Child("items"), false, errors);
        Junctors(schema, field, errors);
    }

    /// <summary>The schema in items or additionalProperties, which may also be a boolean or a list.</summary>
    private static JSONSchemaProps? Inner(RawJson? value)
    {
        if (value is not { IsNull: false } raw || raw.Utf8.Span[0] != (byte)'{') return null;
        var input = new JsonInput(raw.Utf8.Span);
        return JSONSchemaProps.ReadJson(ref input);
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Fits(RawJson value, JSONSchemaProps schema)
    {
        var first = (char)value.Utf8.Span[0];
        return schema.Type switch
        {
            "string" => first == '"',
            "boolean" => first is 't' or 'f',
            "integer" => (char.IsAsciiDigit(first) || first == '-') && !value.Utf8.Span.ContainsAny((byte)'.', (byte)'e', (byte)'E'),
            "number" => char.IsAsciiDigit(first) || first == '-',
            "array" => first == '[',
            "object" => first == '{',
            _ => true,
        };
    }
}
