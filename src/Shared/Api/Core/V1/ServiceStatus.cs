// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ServiceStatus
{
    [Field("loadBalancer", 1, OmitEmpty = true)]
    public LoadBalancerStatus LoadBalancer { get; set; } = new();

    [Field("conditions", 2, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
