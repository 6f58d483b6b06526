// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>The state of a daemon set.</summary>
[ApiType("apps/v1")]
public sealed partial class DaemonSetStatus
{
    /// <summary>Nodes that should run the pod and do.</summary>
    [Field("currentNumberScheduled", 1, Required = true)]
    public int CurrentNumberScheduled { get; set; }

    /// <summary>Nodes that run the pod and should not.</summary>
    [Field("numberMisscheduled", 2, Required = true)]
    public int NumberMisscheduled { get; set; }

    /// <summary>Nodes that should run the pod.</summary>
    [Field("desiredNumberScheduled", 3, Required = true)]
    public int DesiredNumberScheduled { get; set; }

    /// <summary>Nodes where the pod is ready.</summary>
    [Field("numberReady", 4, Required = true)]
    public int NumberReady { get; set; }

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 5, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>Nodes with a pod of the newest template.</summary>
    [Field("updatedNumberScheduled", 6, OmitEmpty = true)]
    public int UpdatedNumberScheduled { get; set; }

    /// <summary>Nodes where the pod was ready long enough.</summary>
    [Field("numberAvailable", 7, OmitEmpty = true)]
    public int NumberAvailable { get; set; }

    /// <summary>Nodes that should run the pod and have none available.</summary>
    [Field("numberUnavailable", 8, OmitEmpty = true)]
    public int NumberUnavailable { get; set; }

    /// <summary>Times that a revision's name was taken.</summary>
    [Field("collisionCount", 9, OmitEmpty = true)]
    public int? CollisionCount { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 10, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<DaemonSetCondition>? Conditions { get; set; }
}
