// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Nodes that meet at least one term.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class NodeSelector
{
    /// <summary>The terms; one must hold.</summary>
    [Field("nodeSelectorTerms", 1, Required = true)]
    public List<NodeSelectorTerm>? NodeSelectorTerms { get; set; }
}
