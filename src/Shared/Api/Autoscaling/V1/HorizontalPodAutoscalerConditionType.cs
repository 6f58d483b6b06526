// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

public static class HorizontalPodAutoscalerConditionType
{
    public const string ScalingActive = "ScalingActive";
    public const string AbleToScale = "AbleToScale";
    public const string ScalingLimited = "ScalingLimited";
    public const string ScaledToZero = "ScaledToZero";
}
