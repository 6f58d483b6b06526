// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>Something measured and the value aimed at.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class MetricSpec
{
    /// <summary>Object, Pods, Resource, ContainerResource or External.</summary>
    [Field("type", 1, Required = true, Enum = typeof(MetricSourceType))]
    public string Type { get; set; } = "";

    /// <summary>A metric of one object.</summary>
    [Field("object", 2, OmitEmpty = true)]
    public ObjectMetricSource? Object { get; set; }

    /// <summary>A metric of each pod.</summary>
    [Field("pods", 3, OmitEmpty = true)]
    public PodsMetricSource? Pods { get; set; }

    /// <summary>CPU or memory of the pods.</summary>
    [Field("resource", 4, OmitEmpty = true)]
    public ResourceMetricSource? Resource { get; set; }

    /// <summary>CPU or memory of one container of the pods.</summary>
    [Field("containerResource", 7, OmitEmpty = true)]
    public ContainerResourceMetricSource? ContainerResource { get; set; }

    /// <summary>A metric from outside the cluster.</summary>
    [Field("external", 5, OmitEmpty = true)]
    public ExternalMetricSource? External { get; set; }
}
