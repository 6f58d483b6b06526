// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class TopologySelectorTerm
{
    [Field("matchLabelExpressions", 1, OmitEmpty = true)]
    public List<TopologySelectorLabelRequirement>? MatchLabelExpressions { get; set; }
}
