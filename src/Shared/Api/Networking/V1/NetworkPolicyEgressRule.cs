// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyEgressRule
{
    [Field("ports", 1, OmitEmpty = true)]
    public List<NetworkPolicyPort>? Ports { get; set; }

    [Field("to", 2, OmitEmpty = true)]
    public List<NetworkPolicyPeer>? To { get; set; }
}
