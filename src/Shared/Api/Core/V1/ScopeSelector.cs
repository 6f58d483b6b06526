// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Conditions on objects that a quota counts.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class ScopeSelector
{
    /// <summary>The conditions; all must hold.</summary>
    [Field("matchExpressions", 1, OmitEmpty = true)]
    public List<ScopedResourceSelectorRequirement>? MatchExpressions { get; set; }
}
