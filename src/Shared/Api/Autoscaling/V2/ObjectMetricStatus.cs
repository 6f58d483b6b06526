// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class ObjectMetricStatus
{
    [Field("metric", 1, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();

    [Field("current", 2, Required = true)]
    public MetricValueStatus Current { get; set; } = new();

    [Field("describedObject", 3, Required = true)]
    public CrossVersionObjectReference DescribedObject { get; set; } = new();
}
