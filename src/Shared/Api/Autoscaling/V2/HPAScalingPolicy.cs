// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class HPAScalingPolicy
{
    [Field("type", 1, Required = true, Enum = typeof(HPAScalingPolicyType))]
    public string Type { get; set; } = "";

    [Field("value", 2, Required = true)]
    public int Value { get; set; }

    [Field("periodSeconds", 3, Required = true)]
    public int PeriodSeconds { get; set; }
}
