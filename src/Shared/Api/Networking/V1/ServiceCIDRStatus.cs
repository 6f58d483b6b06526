// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>The state of a range.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class ServiceCIDRStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
