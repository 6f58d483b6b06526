// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One condition on a node.</summary>
[ApiType("v1")]
public sealed partial class NodeSelectorRequirement
{
    /// <summary>Key of the label, or the field.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>In, NotIn, Exists, DoesNotExist, Gt or Lt.</summary>
    [Field("operator", 2, Required = true, Enum = typeof(NodeSelectorOperator))]
    public string Operator { get; set; } = "";

    /// <summary>The values that the operator compares with.</summary>
    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
