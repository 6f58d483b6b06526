// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", Atomic = true)]
public sealed partial class LabelSelector
{
    [Field("matchLabels", 1, OmitEmpty = true)]
    public Dictionary<string, string>? MatchLabels { get; set; }

    [Field("matchExpressions", 2, OmitEmpty = true)]
    public List<LabelSelectorRequirement>? MatchExpressions { get; set; }
}
