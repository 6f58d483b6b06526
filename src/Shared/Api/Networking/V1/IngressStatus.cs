// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The state of an ingress.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressStatus
{
    /// <summary>Where it can be reached.</summary>
    [Field("loadBalancer", 1, OmitEmpty = true)]
    public IngressLoadBalancerStatus LoadBalancer { get; set; } = new();
}
