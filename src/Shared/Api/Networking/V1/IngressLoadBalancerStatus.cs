// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Where an ingress can be reached.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressLoadBalancerStatus
{
    /// <summary>Its points of entry.</summary>
    [Field("ingress", 1, OmitEmpty = true)]
    public List<IngressLoadBalancerIngress>? Ingress { get; set; }
}
