// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>The state of a claim.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimStatus
{
    /// <summary>What it was given.</summary>
    [Field("allocation", 1, OmitEmpty = true)]
    public AllocationResult? Allocation { get; set; }

    /// <summary>Who may use it.</summary>
    [Field("reservedFor", 2, OmitEmpty = true), Patch("merge", Key = "uid"), ListMap("uid")]
    public List<ResourceClaimConsumerReference>? ReservedFor { get; set; }

    /// <summary>What drivers say of its devices.</summary>
    [Field("devices", 4, OmitEmpty = true), ListMap("driver", "device", "pool", "shareID")]
    public List<AllocatedDeviceStatus>? Devices { get; set; }
}
