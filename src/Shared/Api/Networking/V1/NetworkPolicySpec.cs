// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicySpec
{
    [Field("podSelector", 1)]
    public Meta.V1.LabelSelector PodSelector { get; set; } = new();

    [Field("ingress", 2, OmitEmpty = true)]
    public List<NetworkPolicyIngressRule>? Ingress { get; set; }

    [Field("egress", 3, OmitEmpty = true)]
    public List<NetworkPolicyEgressRule>? Egress { get; set; }

    [Field("policyTypes", 4, OmitEmpty = true, Enum = typeof(PolicyType))]
    public List<string>? PolicyTypes { get; set; }
}
