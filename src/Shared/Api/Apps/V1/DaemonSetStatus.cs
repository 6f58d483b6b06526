// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DaemonSetStatus
{
    [Field("currentNumberScheduled", 1, Required = true)]
    public int CurrentNumberScheduled { get; set; }

    [Field("numberMisscheduled", 2, Required = true)]
    public int NumberMisscheduled { get; set; }

    [Field("desiredNumberScheduled", 3, Required = true)]
    public int DesiredNumberScheduled { get; set; }

    [Field("numberReady", 4, Required = true)]
    public int NumberReady { get; set; }

    [Field("observedGeneration", 5, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("updatedNumberScheduled", 6, OmitEmpty = true)]
    public int UpdatedNumberScheduled { get; set; }

    [Field("numberAvailable", 7, OmitEmpty = true)]
    public int NumberAvailable { get; set; }

    [Field("numberUnavailable", 8, OmitEmpty = true)]
    public int NumberUnavailable { get; set; }

    [Field("collisionCount", 9, OmitEmpty = true)]
    public int? CollisionCount { get; set; }

    [Field("conditions", 10, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<DaemonSetCondition>? Conditions { get; set; }
}
