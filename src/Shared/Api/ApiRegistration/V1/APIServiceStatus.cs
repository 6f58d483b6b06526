// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

[ApiType("apiregistration.k8s.io/v1")]
public sealed partial class APIServiceStatus
{
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<APIServiceCondition>? Conditions { get; set; }
}
