// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class ObjectMetricSource
{
    [Field("describedObject", 1, Required = true)]
    public CrossVersionObjectReference DescribedObject { get; set; } = new();

    [Field("target", 2, Required = true)]
    public MetricTarget Target { get; set; } = new();

    [Field("metric", 3, Required = true)]
    public MetricIdentifier Metric { get; set; } = new();
}
