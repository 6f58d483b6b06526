// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A schema of values.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class JSONSchemaProps
{
    /// <summary>Identifier of the schema.</summary>
    [Field("id", 1, OmitEmpty = true)]
    public string Id { get; set; } = "";

    /// <summary>The dialect.</summary>
    [Field("$schema", 2, OmitEmpty = true)]
    public string Schema { get; set; } = "";

    /// <summary>Another schema; not allowed here.</summary>
    [Field("$ref", 3, OmitEmpty = true)]
    public string? Ref { get; set; }

    /// <summary>What it is for.</summary>
    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    /// <summary>array, boolean, integer, number, object or string.</summary>
    [Field("type", 5, OmitEmpty = true)]
    public string Type { get; set; } = "";

    /// <summary>Form of a string or number, such as date-time.</summary>
    [Field("format", 6, OmitEmpty = true)]
    public string Format { get; set; } = "";

    /// <summary>Short name.</summary>
    [Field("title", 7, OmitEmpty = true)]
    public string Title { get; set; } = "";

    /// <summary>Value where none is given.</summary>
    [Field("default", 8, OmitEmpty = true)]
    public RawJson? Default { get; set; }

    /// <summary>No more than this.</summary>
    [Field("maximum", 9, OmitEmpty = true)]
    public double? Maximum { get; set; }

    /// <summary>Less than the maximum.</summary>
    [Field("exclusiveMaximum", 10, OmitEmpty = true)]
    public bool ExclusiveMaximum { get; set; }

    /// <summary>No less than this.</summary>
    [Field("minimum", 11, OmitEmpty = true)]
    public double? Minimum { get; set; }

    /// <summary>More than the minimum.</summary>
    [Field("exclusiveMinimum", 12, OmitEmpty = true)]
    public bool ExclusiveMinimum { get; set; }

    /// <summary>At most this many characters.</summary>
    [Field("maxLength", 13, OmitEmpty = true)]
    public long? MaxLength { get; set; }

    /// <summary>At least this many characters.</summary>
    [Field("minLength", 14, OmitEmpty = true)]
    public long? MinLength { get; set; }

    /// <summary>Regular expression that must match.</summary>
    [Field("pattern", 15, OmitEmpty = true)]
    public string Pattern { get; set; } = "";

    /// <summary>At most this many elements.</summary>
    [Field("maxItems", 16, OmitEmpty = true)]
    public long? MaxItems { get; set; }

    /// <summary>At least this many elements.</summary>
    [Field("minItems", 17, OmitEmpty = true)]
    public long? MinItems { get; set; }

    /// <summary>Elements must differ.</summary>
    [Field("uniqueItems", 18, OmitEmpty = true)]
    public bool UniqueItems { get; set; }

    /// <summary>A multiple of this.</summary>
    [Field("multipleOf", 19, OmitEmpty = true)]
    public double? MultipleOf { get; set; }

    /// <summary>The values that are allowed.</summary>
    [Field("enum", 20, OmitEmpty = true)]
    public List<RawJson>? Enum { get; set; }

    /// <summary>At most this many fields.</summary>
    [Field("maxProperties", 21, OmitEmpty = true)]
    public long? MaxProperties { get; set; }

    /// <summary>At least this many fields.</summary>
    [Field("minProperties", 22, OmitEmpty = true)]
    public long? MinProperties { get; set; }

    /// <summary>Fields that must be there.</summary>
    [Field("required", 23, OmitEmpty = true)]
    public List<string>? Required { get; set; }

    /// <summary>Schema of the elements.</summary>
    [Field("items", 24, OmitEmpty = true)]
    public RawJson? Items { get; set; }

    /// <summary>All must hold.</summary>
    [Field("allOf", 25, OmitEmpty = true)]
    public List<JSONSchemaProps>? AllOf { get; set; }

    /// <summary>Exactly one must hold.</summary>
    [Field("oneOf", 26, OmitEmpty = true)]
    public List<JSONSchemaProps>? OneOf { get; set; }

    /// <summary>At least one must hold.</summary>
    [Field("anyOf", 27, OmitEmpty = true)]
    public List<JSONSchemaProps>? AnyOf { get; set; }

    /// <summary>Must not hold.</summary>
    [Field("not", 28, OmitEmpty = true)]
    public JSONSchemaProps? Not { get; set; }

    /// <summary>Schemas of the fields.</summary>
    [Field("properties", 29, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? Properties { get; set; }

    /// <summary>Schema of further fields.</summary>
    [Field("additionalProperties", 30, OmitEmpty = true)]
    public RawJson? AdditionalProperties { get; set; }

    /// <summary>Schemas of fields whose names match.</summary>
    [Field("patternProperties", 31, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? PatternProperties { get; set; }

    /// <summary>What a field's presence asks for.</summary>
    [Field("dependencies", 32, OmitEmpty = true)]
    public Dictionary<string, RawJson>? Dependencies { get; set; }

    /// <summary>Schema of further elements.</summary>
    [Field("additionalItems", 33, OmitEmpty = true)]
    public RawJson? AdditionalItems { get; set; }

    /// <summary>Schemas by name.</summary>
    [Field("definitions", 34, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? Definitions { get; set; }

    /// <summary>Where more is said.</summary>
    [Field("externalDocs", 35, OmitEmpty = true)]
    public ExternalDocumentation? ExternalDocs { get; set; }

    /// <summary>An example.</summary>
    [Field("example", 36, OmitEmpty = true)]
    public RawJson? Example { get; set; }

    /// <summary>null is allowed.</summary>
    [Field("nullable", 37, OmitEmpty = true)]
    public bool Nullable { get; set; }

    /// <summary>Keeps fields that no schema names.</summary>
    [Field("x-kubernetes-preserve-unknown-fields", 38, OmitEmpty = true)]
    public bool? XKubernetesPreserveUnknownFields { get; set; }

    /// <summary>An object with apiVersion, kind and metadata.</summary>
    [Field("x-kubernetes-embedded-resource", 39, OmitEmpty = true)]
    public bool XKubernetesEmbeddedResource { get; set; }

    /// <summary>A whole number or a string.</summary>
    [Field("x-kubernetes-int-or-string", 40, OmitEmpty = true)]
    public bool XKubernetesIntOrString { get; set; }

    /// <summary>Fields that identify the elements.</summary>
    [Field("x-kubernetes-list-map-keys", 41, OmitEmpty = true)]
    public List<string>? XKubernetesListMapKeys { get; set; }

    /// <summary>atomic, set or map.</summary>
    [Field("x-kubernetes-list-type", 42, OmitEmpty = true)]
    public string? XKubernetesListType { get; set; }

    /// <summary>granular or atomic.</summary>
    [Field("x-kubernetes-map-type", 43, OmitEmpty = true)]
    public string? XKubernetesMapType { get; set; }

    /// <summary>CEL expressions that must hold.</summary>
    [Field("x-kubernetes-validations", 44, OmitEmpty = true), Patch("merge", Key = "rule"), ListMap("rule")]
    public List<ValidationRule>? XKubernetesValidations { get; set; }
}
