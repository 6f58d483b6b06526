// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ContainerResourceMetricStatus
{
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    [Field("currentAverageUtilization", 2, OmitEmpty = true)]
    public int? CurrentAverageUtilization { get; set; }

    [Field("currentAverageValue", 3, Required = true)]
    public Quantity CurrentAverageValue { get; set; }

    [Field("container", 4, Required = true)]
    public string Container { get; set; } = "";
}
