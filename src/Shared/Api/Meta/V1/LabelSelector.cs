// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>A question to labels: all its parts must hold; an empty one matches everything.</summary>
[ApiType("meta.k8s.io/v1", Atomic = true)]
public sealed partial class LabelSelector
{
    /// <summary>Labels that must be there with exactly these values.</summary>
    [Field("matchLabels", 1, OmitEmpty = true)]
    public Dictionary<string, string>? MatchLabels { get; set; }

    /// <summary>Further conditions on labels.</summary>
    [Field("matchExpressions", 2, OmitEmpty = true)]
    public List<LabelSelectorRequirement>? MatchExpressions { get; set; }
}
