// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ContainerResourceMetricSource
{
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    [Field("targetAverageUtilization", 2, OmitEmpty = true)]
    public int? TargetAverageUtilization { get; set; }

    [Field("targetAverageValue", 3, OmitEmpty = true)]
    public Quantity? TargetAverageValue { get; set; }

    [Field("container", 5, Required = true)]
    public string Container { get; set; } = "";
}
