// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class HorizontalPodAutoscalerStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long? ObservedGeneration { get; set; }

    [Field("lastScaleTime", 2, OmitEmpty = true, Pointer = true)]
    public Time? LastScaleTime { get; set; }

    [Field("currentReplicas", 3, Required = true)]
    public int CurrentReplicas { get; set; }

    [Field("desiredReplicas", 4, Required = true)]
    public int DesiredReplicas { get; set; }

    [Field("currentCPUUtilizationPercentage", 5, OmitEmpty = true)]
    public int? CurrentCPUUtilizationPercentage { get; set; }
}
