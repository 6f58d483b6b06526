// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class FieldSelectorRequirement
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("operator", 2, Required = true, Enum = typeof(FieldSelectorOperator))]
    public string Operator { get; set; } = "";

    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
