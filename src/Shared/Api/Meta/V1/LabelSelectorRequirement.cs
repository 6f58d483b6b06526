// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>One condition on a label.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class LabelSelectorRequirement
{
    /// <summary>The label's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Required = true, Enum = typeof(LabelSelectorOperator))]
    public string Operator { get; set; } = "";

    /// <summary>Values for In and NotIn; empty for the others.</summary>
    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
