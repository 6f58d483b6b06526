// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class NodeAllocatableResourceMapping
{
    [Field("capacityKey", 1, OmitEmpty = true)]
    public string? CapacityKey { get; set; }

    [Field("allocationMultiplier", 2, OmitEmpty = true)]
    public Quantity? AllocationMultiplier { get; set; }
}
