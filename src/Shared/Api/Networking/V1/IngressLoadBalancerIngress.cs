// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A point of entry.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressLoadBalancerIngress
{
    /// <summary>Its address.</summary>
    [Field("ip", 1, OmitEmpty = true)]
    public string Ip { get; set; } = "";

    /// <summary>Its name.</summary>
    [Field("hostname", 2, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    /// <summary>The ports and what is wrong with them.</summary>
    [Field("ports", 4, OmitEmpty = true)]
    public List<IngressPortStatus>? Ports { get; set; }
}
