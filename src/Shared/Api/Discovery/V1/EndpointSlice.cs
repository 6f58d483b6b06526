// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1", IsObject = true)]
public sealed partial class EndpointSlice : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("addressType", 4, Required = true)]
    public string AddressType { get; set; } = "";

    [Field("endpoints", 2)]
    public List<Endpoint>? Endpoints { get; set; }

    [Field("ports", 3)]
    public List<EndpointPort>? Ports { get; set; }
}
