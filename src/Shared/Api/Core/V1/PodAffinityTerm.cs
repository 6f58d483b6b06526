// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodAffinityTerm
{
    [Field("labelSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    [Field("namespaces", 2, OmitEmpty = true)]
    public List<string>? Namespaces { get; set; }

    [Field("topologyKey", 3, Required = true)]
    public string TopologyKey { get; set; } = "";

    [Field("namespaceSelector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    [Field("matchLabelKeys", 5, OmitEmpty = true)]
    public List<string>? MatchLabelKeys { get; set; }

    [Field("mismatchLabelKeys", 6, OmitEmpty = true)]
    public List<string>? MismatchLabelKeys { get; set; }
}
