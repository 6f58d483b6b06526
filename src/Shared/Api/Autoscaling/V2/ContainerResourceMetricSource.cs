// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>CPU or memory of one container of the pods.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class ContainerResourceMetricSource
{
    /// <summary>The resource.</summary>
    [Field("name", 1, Required = true, Enum = typeof(Core.V1.ResourceName))]
    public string Name { get; set; } = "";

    /// <summary>The value aimed at.</summary>
    [Field("target", 2, Required = true)]
    public MetricTarget Target { get; set; } = new();

    /// <summary>The container.</summary>
    [Field("container", 3, Required = true)]
    public string Container { get; set; } = "";
}
