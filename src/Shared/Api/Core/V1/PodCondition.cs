// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodCondition
{
    [Field("type", 1, Required = true, Enum = typeof(PodConditionType))]
    public string Type { get; set; } = "";

    [Field("observedGeneration", 7, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("lastProbeTime", 3, OmitEmpty = true)]
    public Time? LastProbeTime { get; set; }

    [Field("lastTransitionTime", 4, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 5, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 6, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
