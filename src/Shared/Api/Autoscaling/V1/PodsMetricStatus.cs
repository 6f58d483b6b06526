// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class PodsMetricStatus
{
    [Field("metricName", 1, Required = true)]
    public string MetricName { get; set; } = "";

    [Field("currentAverageValue", 2, Required = true)]
    public Quantity CurrentAverageValue { get; set; }

    [Field("selector", 3, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }
}
