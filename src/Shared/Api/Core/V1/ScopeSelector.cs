// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class ScopeSelector
{
    [Field("matchExpressions", 1, OmitEmpty = true)]
    public List<ScopedResourceSelectorRequirement>? MatchExpressions { get; set; }
}
