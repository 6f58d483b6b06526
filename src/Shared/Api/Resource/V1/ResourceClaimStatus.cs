// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimStatus
{
    [Field("allocation", 1, OmitEmpty = true)]
    public AllocationResult? Allocation { get; set; }

    [Field("reservedFor", 2, OmitEmpty = true), Patch("merge", Key = "uid"), ListMap("uid")]
    public List<ResourceClaimConsumerReference>? ReservedFor { get; set; }

    [Field("devices", 4, OmitEmpty = true), ListMap("driver", "device", "pool", "shareID")]
    public List<AllocatedDeviceStatus>? Devices { get; set; }
}
