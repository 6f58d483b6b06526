// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerSpec
{
    [Field("scaleTargetRef", 1, Required = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; set; } = new();

    [Field("minReplicas", 2, OmitEmpty = true)]
    public int? MinReplicas { get; set; }

    [Field("maxReplicas", 3, Required = true)]
    public int MaxReplicas { get; set; }

    [Field("metrics", 4, OmitEmpty = true)]
    public List<MetricSpec>? Metrics { get; set; }

    [Field("behavior", 5, OmitEmpty = true)]
    public HorizontalPodAutoscalerBehavior? Behavior { get; set; }
}
