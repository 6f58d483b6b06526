// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ExternalMetricSource
{
    [Field("metricName", 1, Required = true)]
    public string MetricName { get; set; } = "";

    [Field("metricSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? MetricSelector { get; set; }

    [Field("targetValue", 3, OmitEmpty = true)]
    public Quantity? TargetValue { get; set; }

    [Field("targetAverageValue", 4, OmitEmpty = true)]
    public Quantity? TargetAverageValue { get; set; }
}
