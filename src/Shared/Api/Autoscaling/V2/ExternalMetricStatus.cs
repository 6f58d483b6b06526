// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A metric from outside, measured.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ExternalMetricStatus
{
    /// <summary>The metric.</summary>
    [Field("metric", 1, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();

    /// <summary>Its value.</summary>
    [Field("current", 2, Required = true)]
    public MetricValueStatus Current { get; set; } = new();
}
