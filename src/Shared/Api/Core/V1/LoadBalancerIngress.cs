// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class LoadBalancerIngress
{
    [Field("ip", 1, OmitEmpty = true)]
    public string Ip { get; set; } = "";

    [Field("hostname", 2, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    [Field("ipMode", 3, OmitEmpty = true, Enum = typeof(LoadBalancerIPMode))]
    public string? IpMode { get; set; }

    [Field("ports", 4, OmitEmpty = true)]
    public List<PortStatus>? Ports { get; set; }
}
