// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeSpec
{
    [Field("podCIDR", 1, OmitEmpty = true)]
    public string PodCIDR { get; set; } = "";

    [Field("podCIDRs", 7, OmitEmpty = true), Patch("merge"), ListSet]
    public List<string>? PodCIDRs { get; set; }

    [Field("providerID", 3, OmitEmpty = true)]
    public string ProviderID { get; set; } = "";

    [Field("unschedulable", 4, OmitEmpty = true)]
    public bool Unschedulable { get; set; }

    [Field("taints", 5, OmitEmpty = true)]
    public List<Taint>? Taints { get; set; }

    [Field("configSource", 6, OmitEmpty = true)]
    public NodeConfigSource? ConfigSource { get; set; }

    [Field("externalID", 2, OmitEmpty = true)]
    public string ExternalID { get; set; } = "";
}
