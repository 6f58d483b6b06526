// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>One bound of change.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class HPAScalingPolicy
{
    /// <summary>Pods or Percent.</summary>
    [Field("type", 1, Required = true, Enum = typeof(HPAScalingPolicyType))]
    public string Type { get; set; } = "";

    /// <summary>How many.</summary>
    [Field("value", 2, Required = true)]
    public int Value { get; set; }

    /// <summary>Within so many seconds.</summary>
    [Field("periodSeconds", 3, Required = true)]
    public int PeriodSeconds { get; set; }
}
