// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where a load balancer can be reached.</summary>
[ApiType("v1")]
public sealed partial class LoadBalancerStatus
{
    /// <summary>Its points of entry.</summary>
    [Field("ingress", 1, OmitEmpty = true)]
    public List<LoadBalancerIngress>? Ingress { get; set; }
}
