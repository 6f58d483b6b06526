// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

/// <summary>The state of an API service.</summary>
[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class APIServiceStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<APIServiceCondition>? Conditions { get; set; }
}
