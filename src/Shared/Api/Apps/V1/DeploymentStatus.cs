// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>The state of a deployment.</summary>
[ApiType("apps/v1")]
public sealed partial class DeploymentStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>How many pods there are.</summary>
    [Field("replicas", 2, OmitEmpty = true)]
    public int Replicas { get; set; }

    /// <summary>Pods of the newest template.</summary>
    [Field("updatedReplicas", 3, OmitEmpty = true)]
    public int UpdatedReplicas { get; set; }

    /// <summary>Pods that are ready.</summary>
    [Field("readyReplicas", 7, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    /// <summary>Pods that were ready long enough.</summary>
    [Field("availableReplicas", 4, OmitEmpty = true)]
    public int AvailableReplicas { get; set; }

    /// <summary>Pods that are missing to be complete.</summary>
    [Field("unavailableReplicas", 5, OmitEmpty = true)]
    public int UnavailableReplicas { get; set; }

    /// <summary>Pods that are winding down.</summary>
    [Field("terminatingReplicas", 9, OmitEmpty = true)]
    public int? TerminatingReplicas { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<DeploymentCondition>? Conditions { get; set; }

    /// <summary>Times that a replica set's name was taken.</summary>
    [Field("collisionCount", 8, OmitEmpty = true)]
    public int? CollisionCount { get; set; }
}
