// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class NodeSelectorTerm
{
    [Field("matchExpressions", 1, OmitEmpty = true)]
    public List<NodeSelectorRequirement>? MatchExpressions { get; set; }

    [Field("matchFields", 2, OmitEmpty = true)]
    public List<NodeSelectorRequirement>? MatchFields { get; set; }
}
