// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyPeer
{
    [Field("podSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? PodSelector { get; set; }

    [Field("namespaceSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    [Field("ipBlock", 3, OmitEmpty = true)]
    public IPBlock? IpBlock { get; set; }
}
