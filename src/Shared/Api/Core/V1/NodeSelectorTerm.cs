// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Conditions on a node that must all hold.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class NodeSelectorTerm
{
    /// <summary>Conditions on labels.</summary>
    [Field("matchExpressions", 1, OmitEmpty = true)]
    public List<NodeSelectorRequirement>? MatchExpressions { get; set; }

    /// <summary>Conditions on fields, such as metadata.name.</summary>
    [Field("matchFields", 2, OmitEmpty = true)]
    public List<NodeSelectorRequirement>? MatchFields { get; set; }
}
