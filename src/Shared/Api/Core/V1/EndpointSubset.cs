// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EndpointSubset
{
    [Field("addresses", 1, OmitEmpty = true)]
    public List<EndpointAddress>? Addresses { get; set; }

    [Field("notReadyAddresses", 2, OmitEmpty = true)]
    public List<EndpointAddress>? NotReadyAddresses { get; set; }

    [Field("ports", 3, OmitEmpty = true)]
    public List<EndpointPort>? Ports { get; set; }
}
