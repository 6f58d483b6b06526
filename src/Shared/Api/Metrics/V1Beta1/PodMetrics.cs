// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Metrics.V1Beta1;

[ApiType("metrics.k8s.io/v1beta1", IsObject = true)]
public sealed partial class PodMetrics : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("timestamp", 2, Required = true)]
    public Time? Timestamp { get; set; }

    [Field("window", 3, Required = true)]
    public Duration Window { get; set; }

    [Field("containers", 4, Required = true)]
    public List<ContainerMetrics>? Containers { get; set; }
}
