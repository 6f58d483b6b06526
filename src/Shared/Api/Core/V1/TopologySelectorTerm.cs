// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Topology domains that volumes may be made in.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class TopologySelectorTerm
{
    /// <summary>Conditions on labels.</summary>
    [Field("matchLabelExpressions", 1, OmitEmpty = true)]
    public List<TopologySelectorLabelRequirement>? MatchLabelExpressions { get; set; }
}
