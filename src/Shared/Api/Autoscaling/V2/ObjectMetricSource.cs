// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A metric of one object.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ObjectMetricSource
{
    /// <summary>The object.</summary>
    [Field("describedObject", 1, Required = true)]
    public CrossVersionObjectReference DescribedObject { get; set; } = new();

    /// <summary>The value aimed at.</summary>
    [Field("target", 2, Required = true)]
    public MetricTarget Target { get; set; } = new();

    /// <summary>The metric.</summary>
    [Field("metric", 3, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();
}
