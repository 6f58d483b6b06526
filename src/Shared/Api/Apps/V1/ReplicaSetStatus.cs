// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>The state of a replica set.</summary>
[ApiType("apps/v1")]
public sealed partial class ReplicaSetStatus
{
    /// <summary>How many pods there are.</summary>
    [Field("replicas", 1, Required = true)]
    public int Replicas { get; set; }

    /// <summary>Pods that have all labels of the template.</summary>
    [Field("fullyLabeledReplicas", 2, OmitEmpty = true)]
    public int FullyLabeledReplicas { get; set; }

    /// <summary>Pods that are ready.</summary>
    [Field("readyReplicas", 4, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    /// <summary>Pods that were ready long enough.</summary>
    [Field("availableReplicas", 5, OmitEmpty = true)]
    public int AvailableReplicas { get; set; }

    /// <summary>Pods that are winding down.</summary>
    [Field("terminatingReplicas", 7, OmitEmpty = true)]
    public int? TerminatingReplicas { get; set; }

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 3, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<ReplicaSetCondition>? Conditions { get; set; }
}
