// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeSelectorRequirement
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("operator", 2, Required = true, Enum = typeof(NodeSelectorOperator))]
    public string Operator { get; set; } = "";

    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
