// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Who may be at the other end.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyPeer
{
    /// <summary>Pods by their labels.</summary>
    [Field("podSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? PodSelector { get; set; }

    /// <summary>Pods of namespaces by the namespaces' labels.</summary>
    [Field("namespaceSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    /// <summary>A range of addresses.</summary>
    [Field("ipBlock", 3, OmitEmpty = true)]
    public IPBlock? IpBlock { get; set; }
}
