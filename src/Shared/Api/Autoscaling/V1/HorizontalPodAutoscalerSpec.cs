// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class HorizontalPodAutoscalerSpec
{
    [Field("scaleTargetRef", 1, Required = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; set; } = new();

    [Field("minReplicas", 2, OmitEmpty = true)]
    public int? MinReplicas { get; set; }

    [Field("maxReplicas", 3, Required = true)]
    public int MaxReplicas { get; set; }

    [Field("targetCPUUtilizationPercentage", 4, OmitEmpty = true)]
    public int? TargetCPUUtilizationPercentage { get; set; }
}
