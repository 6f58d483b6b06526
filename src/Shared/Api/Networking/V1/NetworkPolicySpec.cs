// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The pods and the traffic that they may have.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicySpec
{
    /// <summary>The pods of the namespace that it is for; all when empty.</summary>
    [Field("podSelector", 1)]
    public Meta.V1.LabelSelector PodSelector { get; set; } = new();

    /// <summary>What they may receive; nothing when empty.</summary>
    [Field("ingress", 2, OmitEmpty = true)]
    public List<NetworkPolicyIngressRule>? Ingress { get; set; }

    /// <summary>What they may send; nothing when empty.</summary>
    [Field("egress", 3, OmitEmpty = true)]
    public List<NetworkPolicyEgressRule>? Egress { get; set; }

    /// <summary>The directions that it rules: Ingress, Egress or both.</summary>
    [Field("policyTypes", 4, OmitEmpty = true, Enum = typeof(PolicyType))]
    public List<string>? PolicyTypes { get; set; }
}
