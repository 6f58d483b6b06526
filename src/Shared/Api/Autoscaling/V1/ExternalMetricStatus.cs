// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ExternalMetricStatus
{
    [Field("metricName", 1, Required = true)]
    public string MetricName { get; set; } = "";

    [Field("metricSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? MetricSelector { get; set; }

    [Field("currentValue", 3, Required = true)]
    public Quantity CurrentValue { get; set; }

    [Field("currentAverageValue", 4, OmitEmpty = true)]
    public Quantity? CurrentAverageValue { get; set; }
}
