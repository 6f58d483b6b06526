// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressLoadBalancerIngress
{
    [Field("ip", 1, OmitEmpty = true)]
    public string Ip { get; set; } = "";

    [Field("hostname", 2, OmitEmpty = true)]
    public string Hostname { get; set; } = "";

    [Field("ports", 4, OmitEmpty = true)]
    public List<IngressPortStatus>? Ports { get; set; }
}
