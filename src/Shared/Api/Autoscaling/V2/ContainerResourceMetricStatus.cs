// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>CPU or memory of one container, measured.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ContainerResourceMetricStatus
{
    /// <summary>The resource.</summary>
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    /// <summary>Its value.</summary>
    [Field("current", 2, Required = true)]
    public MetricValueStatus Current { get; set; } = new();

    /// <summary>The container.</summary>
    [Field("container", 3, Required = true)]
    public string Container { get; set; } = "";
}
