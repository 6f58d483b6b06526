// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A measured value.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class MetricValueStatus
{
    /// <summary>The value.</summary>
    [Field("value", 1, OmitEmpty = true)]
    public Quantity? Value { get; set; }

    /// <summary>The mean over the pods.</summary>
    [Field("averageValue", 2, OmitEmpty = true)]
    public Quantity? AverageValue { get; set; }

    /// <summary>The mean in percent of the requests.</summary>
    [Field("averageUtilization", 3, OmitEmpty = true)]
    public int? AverageUtilization { get; set; }
}
