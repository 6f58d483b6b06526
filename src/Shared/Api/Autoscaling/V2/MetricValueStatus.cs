// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class MetricValueStatus
{
    [Field("value", 1, OmitEmpty = true)]
    public Quantity? Value { get; set; }

    [Field("averageValue", 2, OmitEmpty = true)]
    public Quantity? AverageValue { get; set; }

    [Field("averageUtilization", 3, OmitEmpty = true)]
    public int? AverageUtilization { get; set; }
}
