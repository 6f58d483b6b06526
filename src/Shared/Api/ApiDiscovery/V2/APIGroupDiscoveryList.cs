// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

[ApiType("apidiscovery.k8s.io/v2", IsObject = true)]
public sealed partial class APIGroupDiscoveryList : IKubeList<APIGroupDiscovery>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    [Field("items", 2, Required = true)]
    public List<APIGroupDiscovery>? Items { get; set; }
}
