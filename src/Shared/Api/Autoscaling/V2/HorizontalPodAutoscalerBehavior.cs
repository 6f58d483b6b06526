// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerBehavior
{
    [Field("scaleUp", 1, OmitEmpty = true)]
    public HPAScalingRules? ScaleUp { get; set; }

    [Field("scaleDown", 2, OmitEmpty = true)]
    public HPAScalingRules? ScaleDown { get; set; }
}
