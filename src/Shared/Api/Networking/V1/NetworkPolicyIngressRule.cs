// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyIngressRule
{
    [Field("ports", 1, OmitEmpty = true)]
    public List<NetworkPolicyPort>? Ports { get; set; }

    [Field("from", 2, OmitEmpty = true)]
    public List<NetworkPolicyPeer>? From { get; set; }
}
