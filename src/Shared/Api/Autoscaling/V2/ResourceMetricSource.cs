// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class ResourceMetricSource
{
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    [Field("target", 2, Required = true)]
    public MetricTarget Target { get; set; } = new();
}
