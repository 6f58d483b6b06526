// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a service.</summary>
[ApiType("v1")]
public sealed partial class ServiceStatus
{
    /// <summary>Where the load balancer can be reached.</summary>
    [Field("loadBalancer", 1, OmitEmpty = true)]
    public LoadBalancerStatus LoadBalancer { get; set; } = new();

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
