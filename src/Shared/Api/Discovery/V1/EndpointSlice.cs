// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>Some of the endpoints behind a service.</summary>
[ApiType("discovery.k8s.io/v1", IsObject = true)]
public sealed partial class EndpointSlice : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>IPv4, IPv6 or FQDN; cannot change.</summary>
    [Field("addressType", 4, Required = true)]
    public string AddressType { get; set; } = "";

    /// <summary>The endpoints.</summary>
    [Field("endpoints", 2)]
    public List<Endpoint>? Endpoints { get; set; }

    /// <summary>The ports of every endpoint.</summary>
    [Field("ports", 3)]
    public List<EndpointPort>? Ports { get; set; }
}
