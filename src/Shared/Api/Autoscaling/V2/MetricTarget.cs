// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class MetricTarget
{
    [Field("type", 1, Required = true, Enum = typeof(MetricTargetType))]
    public string Type { get; set; } = "";

    [Field("value", 2, OmitEmpty = true)]
    public Quantity? Value { get; set; }

    [Field("averageValue", 3, OmitEmpty = true)]
    public Quantity? AverageValue { get; set; }

    [Field("averageUtilization", 4, OmitEmpty = true)]
    public int? AverageUtilization { get; set; }
}
