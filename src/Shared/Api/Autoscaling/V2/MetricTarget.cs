// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>The value aimed at.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class MetricTarget
{
    /// <summary>Utilization, Value or AverageValue.</summary>
    [Field("type", 1, Required = true, Enum = typeof(MetricTargetType))]
    public string Type { get; set; } = "";

    /// <summary>The value.</summary>
    [Field("value", 2, OmitEmpty = true)]
    public Quantity? Value { get; set; }

    /// <summary>The mean over the pods.</summary>
    [Field("averageValue", 3, OmitEmpty = true)]
    public Quantity? AverageValue { get; set; }

    /// <summary>The mean in percent of the requests.</summary>
    [Field("averageUtilization", 4, OmitEmpty = true)]
    public int? AverageUtilization { get; set; }
}
