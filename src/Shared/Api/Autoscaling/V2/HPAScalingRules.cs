// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>How fast the number may change in one direction.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HPAScalingRules
{
    /// <summary>Seconds of earlier answers that are looked back at, against flapping.</summary>
    [Field("stabilizationWindowSeconds", 3, OmitEmpty = true)]
    public int? StabilizationWindowSeconds { get; set; }

    /// <summary>Max, Min, or Disabled for no change at all.</summary>
    [Field("selectPolicy", 1, OmitEmpty = true, Enum = typeof(ScalingPolicySelect))]
    public string? SelectPolicy { get; set; }

    /// <summary>The bounds of change.</summary>
    [Field("policies", 2, OmitEmpty = true)]
    public List<HPAScalingPolicy>? Policies { get; set; }

    /// <summary>How far the measure may be off without a change.</summary>
    [Field("tolerance", 4, OmitEmpty = true)]
    public Quantity? Tolerance { get; set; }
}
