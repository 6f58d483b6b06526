// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>How fast the number may change.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerBehavior
{
    /// <summary>Upwards.</summary>
    [Field("scaleUp", 1, OmitEmpty = true)]
    public HPAScalingRules? ScaleUp { get; set; }

    /// <summary>Downwards.</summary>
    [Field("scaleDown", 2, OmitEmpty = true)]
    public HPAScalingRules? ScaleDown { get; set; }
}
