// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Traffic that may go out.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyEgressRule
{
    /// <summary>To these ports; all when empty.</summary>
    [Field("ports", 1, OmitEmpty = true)]
    public List<NetworkPolicyPort>? Ports { get; set; }

    /// <summary>To these peers; all when empty.</summary>
    [Field("to", 2, OmitEmpty = true)]
    public List<NetworkPolicyPeer>? To { get; set; }
}
