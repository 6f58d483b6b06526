// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

/// <summary>What is scaled within which bounds.</summary>
[ApiType("autoscaling/v1")]
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

    /// <summary>CPU use that is aimed at, in percent of the requests.</summary>
    [Field("targetCPUUtilizationPercentage", 4, OmitEmpty = true)]
    public int? TargetCPUUtilizationPercentage { get; set; }
}
