// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A wish for nodes with a weight.</summary>
[ApiType("v1")]
public sealed partial class PreferredSchedulingTerm
{
    /// <summary>1 to 100; more counts more.</summary>
    [Field("weight", 1, Required = true)]
    public int Weight { get; set; }

    /// <summary>The nodes that are wished for.</summary>
    [Field("preference", 2, Required = true)]
    public NodeSelectorTerm Preference { get; set; } = new();
}
