// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>What is scaled by what, within which bounds.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HorizontalPodAutoscalerSpec
{
    /// <summary>The object whose scale is set.</summary>
    [Field("scaleTargetRef", 1, Required = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; set; } = new();

    /// <summary>At least this many pods.</summary>
    [Field("minReplicas", 2, OmitEmpty = true)]
    public int? MinReplicas { get; set; }

    /// <summary>At most this many pods.</summary>
    [Field("maxReplicas", 3, Required = true)]
    public int MaxReplicas { get; set; }

    /// <summary>What is measured and aimed at; the highest answer wins.</summary>
    [Field("metrics", 4, OmitEmpty = true)]
    public List<MetricSpec>? Metrics { get; set; }

    /// <summary>How fast it may grow and shrink.</summary>
    [Field("behavior", 5, OmitEmpty = true)]
    public HorizontalPodAutoscalerBehavior? Behavior { get; set; }
}
