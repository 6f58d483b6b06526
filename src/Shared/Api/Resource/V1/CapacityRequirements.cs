// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequirements
{
    [Field("requests", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Requests { get; set; }
}
