// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class MetricStatus
{
    [Field("type", 1, Required = true, Enum = typeof(MetricSourceType))]
    public string Type { get; set; } = "";

    [Field("object", 2, OmitEmpty = true)]
    public ObjectMetricStatus? Object { get; set; }

    [Field("pods", 3, OmitEmpty = true)]
    public PodsMetricStatus? Pods { get; set; }

    [Field("resource", 4, OmitEmpty = true)]
    public ResourceMetricStatus? Resource { get; set; }

    [Field("containerResource", 7, OmitEmpty = true)]
    public ContainerResourceMetricStatus? ContainerResource { get; set; }

    [Field("external", 5, OmitEmpty = true)]
    public ExternalMetricStatus? External { get; set; }
}
