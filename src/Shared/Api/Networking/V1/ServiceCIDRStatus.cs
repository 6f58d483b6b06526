// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class ServiceCIDRStatus
{
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
