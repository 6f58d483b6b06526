// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class TopologySpreadConstraint
{
    [Field("maxSkew", 1, Required = true)]
    public int MaxSkew { get; set; }

    [Field("topologyKey", 2, Required = true)]
    public string TopologyKey { get; set; } = "";

    [Field("whenUnsatisfiable", 3, Required = true, Enum = typeof(UnsatisfiableConstraintAction))]
    public string WhenUnsatisfiable { get; set; } = "";

    [Field("labelSelector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    [Field("minDomains", 5, OmitEmpty = true)]
    public int? MinDomains { get; set; }

    [Field("nodeAffinityPolicy", 6, OmitEmpty = true, Enum = typeof(NodeInclusionPolicy))]
    public string? NodeAffinityPolicy { get; set; }

    [Field("nodeTaintsPolicy", 7, OmitEmpty = true, Enum = typeof(NodeInclusionPolicy))]
    public string? NodeTaintsPolicy { get; set; }

    [Field("matchLabelKeys", 8, OmitEmpty = true)]
    public List<string>? MatchLabelKeys { get; set; }
}
