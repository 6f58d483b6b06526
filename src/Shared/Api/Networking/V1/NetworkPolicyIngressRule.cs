// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Traffic that may come in.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyIngressRule
{
    /// <summary>To these ports; all when empty.</summary>
    [Field("ports", 1, OmitEmpty = true)]
    public List<NetworkPolicyPort>? Ports { get; set; }

    /// <summary>From these peers; all when empty.</summary>
    [Field("from", 2, OmitEmpty = true)]
    public List<NetworkPolicyPeer>? From { get; set; }
}
