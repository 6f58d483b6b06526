// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeAllocatableResourceClaimStatus
{
    [Field("resourceClaimName", 1, Required = true)]
    public string ResourceClaimName { get; set; } = "";

    [Field("containers", 2, OmitEmpty = true), ListSet]
    public List<string>? Containers { get; set; }

    [Field("resources", 3, Required = true)]
    public Dictionary<string, Quantity>? Resources { get; set; }
}
