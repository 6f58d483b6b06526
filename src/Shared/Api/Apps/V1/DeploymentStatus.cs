// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DeploymentStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("replicas", 2, OmitEmpty = true)]
    public int Replicas { get; set; }

    [Field("updatedReplicas", 3, OmitEmpty = true)]
    public int UpdatedReplicas { get; set; }

    [Field("readyReplicas", 7, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    [Field("availableReplicas", 4, OmitEmpty = true)]
    public int AvailableReplicas { get; set; }

    [Field("unavailableReplicas", 5, OmitEmpty = true)]
    public int UnavailableReplicas { get; set; }

    [Field("terminatingReplicas", 9, OmitEmpty = true)]
    public int? TerminatingReplicas { get; set; }

    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<DeploymentCondition>? Conditions { get; set; }

    [Field("collisionCount", 8, OmitEmpty = true)]
    public int? CollisionCount { get; set; }
}
