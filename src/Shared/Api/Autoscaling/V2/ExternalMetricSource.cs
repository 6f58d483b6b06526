// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A metric from outside the cluster.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ExternalMetricSource
{
    /// <summary>The metric.</summary>
    [Field("metric", 1, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();

    /// <summary>The value aimed at.</summary>
    [Field("target", 2, Required = true)]
    public MetricTarget Target { get; set; } = new();
}
