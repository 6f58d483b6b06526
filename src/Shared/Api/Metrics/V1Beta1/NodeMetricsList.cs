// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Metrics.V1Beta1;

[ApiType("metrics.k8s.io/v1beta1", IsObject = true)]
public sealed partial class NodeMetricsList : IKubeList<NodeMetrics>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    [Field("items", 2, Required = true)]
    public List<NodeMetrics>? Items { get; set; }
}
