// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A point of entry.</summary>
[ApiType("v1")]
public sealed partial class LoadBalancerIngress
{
    /// <summary>Its address.</summary>
    [Field("ip", 1, OmitEmpty = true)]
    public string Ip { get; set; } = "";

    /// <summary>Its name.</summary>
    [Field("hostname", 2, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    /// <summary>VIP when packets keep its address, Proxy when they do not.</summary>
    [Field("ipMode", 3, OmitEmpty = true, Enum = typeof(LoadBalancerIPMode))]
    public string? IpMode { get; set; }

    /// <summary>The ports and what is wrong with them.</summary>
    [Field("ports", 4, OmitEmpty = true)]
    public List<PortStatus>? Ports { get; set; }
}
