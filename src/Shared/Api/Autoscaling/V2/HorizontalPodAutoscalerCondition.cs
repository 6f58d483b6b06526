// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>One aspect of its state.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerCondition
{
    /// <summary>The aspect, such as ScalingActive.</summary>
    [Field("type", 1, Required = true, Enum = typeof(HorizontalPodAutoscalerConditionType))]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>When the condition last changed its status.</summary>
    [Field("lastTransitionTime", 3, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 5, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
