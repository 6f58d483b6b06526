// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class NodeSelector
{
    [Field("nodeSelectorTerms", 1, Required = true)]
    public List<NodeSelectorTerm>? NodeSelectorTerms { get; set; }
}
