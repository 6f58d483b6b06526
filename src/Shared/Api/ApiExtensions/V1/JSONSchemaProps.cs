// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class JSONSchemaProps
{
    [Field("id", 1, OmitEmpty = true)]
    public string Id { get; set; } = "";

    [Field("$schema", 2, OmitEmpty = true)]
    public string Schema { get; set; } = "";

    [Field("$ref", 3, OmitEmpty = true)]
    public string? Ref { get; set; }

    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    [Field("type", 5, OmitEmpty = true)]
    public string Type { get; set; } = "";

    [Field("format", 6, OmitEmpty = true)]
    public string Format { get; set; } = "";

    [Field("title", 7, OmitEmpty = true)]
    public string Title { get; set; } = "";

    [Field("default", 8, OmitEmpty = true)]
    public RawJson? Default { get; set; }

    [Field("maximum", 9, OmitEmpty = true)]
    public double? Maximum { get; set; }

    [Field("exclusiveMaximum", 10, OmitEmpty = true)]
    public bool ExclusiveMaximum { get; set; }

    [Field("minimum", 11, OmitEmpty = true)]
    public double? Minimum { get; set; }

    [Field("exclusiveMinimum", 12, OmitEmpty = true)]
    public bool ExclusiveMinimum { get; set; }

    [Field("maxLength", 13, OmitEmpty = true)]
    public long? MaxLength { get; set; }

    [Field("minLength", 14, OmitEmpty = true)]
    public long? MinLength { get; set; }

    [Field("pattern", 15, OmitEmpty = true)]
    public string Pattern { get; set; } = "";

    [Field("maxItems", 16, OmitEmpty = true)]
    public long? MaxItems { get; set; }

    [Field("minItems", 17, OmitEmpty = true)]
    public long? MinItems { get; set; }

    [Field("uniqueItems", 18, OmitEmpty = true)]
    public bool UniqueItems { get; set; }

    [Field("multipleOf", 19, OmitEmpty = true)]
    public double? MultipleOf { get; set; }

    [Field("enum", 20, OmitEmpty = true)]
    public List<RawJson>? Enum { get; set; }

    [Field("maxProperties", 21, OmitEmpty = true)]
    public long? MaxProperties { get; set; }

    [Field("minProperties", 22, OmitEmpty = true)]
    public long? MinProperties { get; set; }

    [Field("required", 23, OmitEmpty = true)]
    public List<string>? Required { get; set; }

    [Field("items", 24, OmitEmpty = true)]
    public RawJson? Items { get; set; }

    [Field("allOf", 25, OmitEmpty = true)]
    public List<JSONSchemaProps>? AllOf { get; set; }

    [Field("oneOf", 26, OmitEmpty = true)]
    public List<JSONSchemaProps>? OneOf { get; set; }

    [Field("anyOf", 27, OmitEmpty = true)]
    public List<JSONSchemaProps>? AnyOf { get; set; }

    [Field("not", 28, OmitEmpty = true)]
    public JSONSchemaProps? Not { get; set; }

    [Field("properties", 29, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? Properties { get; set; }

    [Field("additionalProperties", 30, OmitEmpty = true)]
    public RawJson? AdditionalProperties { get; set; }

    [Field("patternProperties", 31, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? PatternProperties { get; set; }

    [Field("dependencies", 32, OmitEmpty = true)]
    public Dictionary<string, RawJson>? Dependencies { get; set; }

    [Field("additionalItems", 33, OmitEmpty = true)]
    public RawJson? AdditionalItems { get; set; }

    [Field("definitions", 34, OmitEmpty = true)]
    public Dictionary<string, JSONSchemaProps>? Definitions { get; set; }

    [Field("externalDocs", 35, OmitEmpty = true)]
    public ExternalDocumentation? ExternalDocs { get; set; }

    [Field("example", 36, OmitEmpty = true)]
    public RawJson? Example { get; set; }

    [Field("nullable", 37, OmitEmpty = true)]
    public bool Nullable { get; set; }

    [Field("x-kubernetes-preserve-unknown-fields", 38, OmitEmpty = true)]
    public bool? XKubernetesPreserveUnknownFields { get; set; }

    [Field("x-kubernetes-embedded-resource", 39, OmitEmpty = true)]
    public bool XKubernetesEmbeddedResource { get; set; }

    [Field("x-kubernetes-int-or-string", 40, OmitEmpty = true)]
    public bool XKubernetesIntOrString { get; set; }

    [Field("x-kubernetes-list-map-keys", 41, OmitEmpty = true)]
    public List<string>? XKubernetesListMapKeys { get; set; }

    [Field("x-kubernetes-list-type", 42, OmitEmpty = true)]
    public string? XKubernetesListType { get; set; }

    [Field("x-kubernetes-map-type", 43, OmitEmpty = true)]
    public string? XKubernetesMapType { get; set; }

    [Field("x-kubernetes-validations", 44, OmitEmpty = true), Patch("merge", Key = "rule"), ListMap("rule")]
    public List<ValidationRule>? XKubernetesValidations { get; set; }
}
