// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class ResourceMetricStatus
{
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    [Field("current", 2, Required = true)]
    public MetricValueStatus Current { get; set; } = new();
}
