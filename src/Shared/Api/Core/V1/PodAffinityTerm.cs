// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The pods that are meant, and how near counts as near.</summary>
[ApiType("v1")]
public sealed partial class PodAffinityTerm
{
    /// <summary>Labels of the pods.</summary>
    [Field("labelSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    /// <summary>Namespaces of the pods, by name.</summary>
    [Field("namespaces", 2, OmitEmpty = true)]
    public List<string>? Namespaces { get; set; }

    /// <summary>Nodes with the same value of this label are one place.</summary>
    [Field("topologyKey", 3, Required = true)]
    public string TopologyKey { get; set; } = "";

    /// <summary>Namespaces of the pods, by label.</summary>
    [Field("namespaceSelector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    /// <summary>Labels whose values are taken over from the pod itself; they must match.</summary>
    [Field("matchLabelKeys", 5, OmitEmpty = true)]
    public List<string>? MatchLabelKeys { get; set; }

    /// <summary>Labels whose values are taken over from the pod itself; they must differ.</summary>
    [Field("mismatchLabelKeys", 6, OmitEmpty = true)]
    public List<string>? MismatchLabelKeys { get; set; }
}
