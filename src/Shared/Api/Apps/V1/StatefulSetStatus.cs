// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class StatefulSetStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("replicas", 2, Required = true)]
    public int Replicas { get; set; }

    [Field("readyReplicas", 3, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    [Field("currentReplicas", 4, OmitEmpty = true)]
    public int CurrentReplicas { get; set; }

    [Field("updatedReplicas", 5, OmitEmpty = true)]
    public int UpdatedReplicas { get; set; }

    [Field("currentRevision", 6, OmitEmpty = true)]
    public string CurrentRevision { get; set; } = "";

    [Field("updateRevision", 7, OmitEmpty = true)]
    public string UpdateRevision { get; set; } = "";

    [Field("collisionCount", 9, OmitEmpty = true)]
    public int? CollisionCount { get; set; }

    [Field("conditions", 10, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<StatefulSetCondition>? Conditions { get; set; }

    [Field("availableReplicas", 11)]
    public int AvailableReplicas { get; set; }
}
