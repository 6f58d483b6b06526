// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>The state of a stateful set.</summary>
[ApiType("apps/v1")]
public sealed partial class StatefulSetStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>How many pods there are.</summary>
    [Field("replicas", 2, Required = true)]
    public int Replicas { get; set; }

    /// <summary>Pods that are ready.</summary>
    [Field("readyReplicas", 3, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    /// <summary>Pods of the current revision.</summary>
    [Field("currentReplicas", 4, OmitEmpty = true)]
    public int CurrentReplicas { get; set; }

    /// <summary>Pods of the update revision.</summary>
    [Field("updatedReplicas", 5, OmitEmpty = true)]
    public int UpdatedReplicas { get; set; }

    /// <summary>Revision that pods had before the update.</summary>
    [Field("currentRevision", 6, OmitEmpty = true)]
    public string CurrentRevision { get; set; } = "";

    /// <summary>Revision that pods get.</summary>
    [Field("updateRevision", 7, OmitEmpty = true)]
    public string UpdateRevision { get; set; } = "";

    /// <summary>Times that a revision's name was taken.</summary>
    [Field("collisionCount", 9, OmitEmpty = true)]
    public int? CollisionCount { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 10, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<StatefulSetCondition>? Conditions { get; set; }

    /// <summary>Pods that were ready long enough.</summary>
    [Field("availableReplicas", 11)]
    public int AvailableReplicas { get; set; }
}
