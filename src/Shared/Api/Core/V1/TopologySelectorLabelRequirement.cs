// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One condition on a topology label.</summary>
[ApiType("v1")]
public sealed partial class TopologySelectorLabelRequirement
{
    /// <summary>The label's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>The values; one must match.</summary>
    [Field("values", 2, Required = true)]
    public List<string>? Values { get; set; }
}
