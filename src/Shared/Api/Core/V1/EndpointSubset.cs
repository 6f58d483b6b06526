// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Addresses with the ports they share.</summary>
[ApiType("v1")]
public sealed partial class EndpointSubset
{
    /// <summary>Addresses that are ready.</summary>
    [Field("addresses", 1, OmitEmpty = true)]
    public List<EndpointAddress>? Addresses { get; set; }

    /// <summary>Addresses that are not ready.</summary>
    [Field("notReadyAddresses", 2, OmitEmpty = true)]
    public List<EndpointAddress>? NotReadyAddresses { get; set; }

    /// <summary>The ports.</summary>
    [Field("ports", 3, OmitEmpty = true)]
    public List<EndpointPort>? Ports { get; set; }
}
