// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A metric of one object, measured.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ObjectMetricStatus
{
    /// <summary>The metric.</summary>
    [Field("metric", 1, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();

    /// <summary>Its value.</summary>
    [Field("current", 2, Required = true)]
    public MetricValueStatus Current { get; set; } = new();

    /// <summary>The object.</summary>
    [Field("describedObject", 3, Required = true)]
    public CrossVersionObjectReference DescribedObject { get; set; } = new();
}
