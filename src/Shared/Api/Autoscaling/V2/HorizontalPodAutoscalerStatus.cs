// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long? ObservedGeneration { get; set; }

    [Field("lastScaleTime", 2, OmitEmpty = true, Pointer = true)]
    public Time? LastScaleTime { get; set; }

    [Field("currentReplicas", 3, OmitEmpty = true)]
    public int CurrentReplicas { get; set; }

    [Field("desiredReplicas", 4, Required = true)]
    public int DesiredReplicas { get; set; }

    [Field("currentMetrics", 5)]
    public List<MetricStatus>? CurrentMetrics { get; set; }

    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<HorizontalPodAutoscalerCondition>? Conditions { get; set; }
}
