// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ObjectMetricStatus
{
    [Field("target", 1, Required = true)]
    public CrossVersionObjectReference Target { get; set; } = new();

    [Field("metricName", 2, Required = true)]
    public string MetricName { get; set; } = "";

    [Field("currentValue", 3, Required = true)]
    public Quantity CurrentValue { get; set; }

    [Field("selector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("averageValue", 5, OmitEmpty = true)]
    public Quantity? AverageValue { get; set; }
}
