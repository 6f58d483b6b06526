// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class HPAScalingRules
{
    [Field("stabilizationWindowSeconds", 3, OmitEmpty = true)]
    public int? StabilizationWindowSeconds { get; set; }

    [Field("selectPolicy", 1, OmitEmpty = true, Enum = typeof(ScalingPolicySelect))]
    public string? SelectPolicy { get; set; }

    [Field("policies", 2, OmitEmpty = true)]
    public List<HPAScalingPolicy>? Policies { get; set; }

    [Field("tolerance", 4, OmitEmpty = true)]
    public Quantity? Tolerance { get; set; }
}
