// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>The state of an autoscaler.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long? ObservedGeneration { get; set; }

    /// <summary>When it last changed the scale.</summary>
    [Field("lastScaleTime", 2, OmitEmpty = true, Pointer = true)]
    public Time? LastScaleTime { get; set; }

    /// <summary>How many pods there were.</summary>
    [Field("currentReplicas", 3, OmitEmpty = true)]
    public int CurrentReplicas { get; set; }

    /// <summary>How many pods it asked for.</summary>
    [Field("desiredReplicas", 4, Required = true)]
    public int DesiredReplicas { get; set; }

    /// <summary>What was measured.</summary>
    [Field("currentMetrics", 5)]
    public List<MetricStatus>? CurrentMetrics { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 6, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<HorizontalPodAutoscalerCondition>? Conditions { get; set; }
}
