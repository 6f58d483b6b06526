// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>What was measured.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class MetricStatus
{
    /// <summary>Object, Pods, Resource, ContainerResource or External.</summary>
    [Field("type", 1, Required = true, Enum = typeof(MetricSourceType))]
    public string Type { get; set; } = "";

    /// <summary>A metric of one object.</summary>
    [Field("object", 2, OmitEmpty = true)]
    public ObjectMetricStatus? Object { get; set; }

    /// <summary>A metric of each pod.</summary>
    [Field("pods", 3, OmitEmpty = true)]
    public PodsMetricStatus? Pods { get; set; }

    /// <summary>CPU or memory of the pods.</summary>
    [Field("resource", 4, OmitEmpty = true)]
    public ResourceMetricStatus? Resource { get; set; }

    /// <summary>CPU or memory of one container of the pods.</summary>
    [Field("containerResource", 7, OmitEmpty = true)]
    public ContainerResourceMetricStatus? ContainerResource { get; set; }

    /// <summary>A metric from outside the cluster.</summary>
    [Field("external", 5, OmitEmpty = true)]
    public ExternalMetricStatus? External { get; set; }
}
