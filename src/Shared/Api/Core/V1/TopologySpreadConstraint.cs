// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How pods are spread over places.</summary>
[ApiType("v1")]
public sealed partial class TopologySpreadConstraint
{
    /// <summary>How much places may differ in number.</summary>
    [Field("maxSkew", 1, Required = true)]
    public int MaxSkew { get; set; }

    /// <summary>Nodes with the same value of this label are one place.</summary>
    [Field("topologyKey", 2, Required = true)]
    public string TopologyKey { get; set; } = "";

    /// <summary>DoNotSchedule waits, ScheduleAnyway makes it a wish.</summary>
    [Field("whenUnsatisfiable", 3, Required = true, Enum = typeof(UnsatisfiableConstraintAction))]
    public string WhenUnsatisfiable { get; set; } = "";

    /// <summary>The pods that are counted.</summary>
    [Field("labelSelector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    /// <summary>At least this many places.</summary>
    [Field("minDomains", 5, OmitEmpty = true)]
    public int? MinDomains { get; set; }

    /// <summary>Whether nodes that the pod cannot run on by affinity count.</summary>
    [Field("nodeAffinityPolicy", 6, OmitEmpty = true, Enum = typeof(NodeInclusionPolicy))]
    public string? NodeAffinityPolicy { get; set; }

    /// <summary>Whether nodes that the pod does not tolerate count.</summary>
    [Field("nodeTaintsPolicy", 7, OmitEmpty = true, Enum = typeof(NodeInclusionPolicy))]
    public string? NodeTaintsPolicy { get; set; }

    /// <summary>Labels whose values are taken over from the pod itself.</summary>
    [Field("matchLabelKeys", 8, OmitEmpty = true)]
    public List<string>? MatchLabelKeys { get; set; }
}
