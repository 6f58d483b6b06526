// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class ReplicaSetStatus
{
    [Field("replicas", 1, Required = true)]
    public int Replicas { get; set; }

    [Field("fullyLabeledReplicas", 2, OmitEmpty = true)]
    public int FullyLabeledReplicas { get; set; }

    [Field("readyReplicas", 4, OmitEmpty = true)]
    public int ReadyReplicas { get; set; }

    [Field("availableReplicas", 5, OmitEmpty = true)]
    public int AvailableReplicas { get; set; }

    [Field("terminatingReplicas", 7, OmitEmpty = true)]
    public int? TerminatingReplicas { get; set; }

    [Field("observedGeneration", 3, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<ReplicaSetCondition>? Conditions { get; set; }
}
