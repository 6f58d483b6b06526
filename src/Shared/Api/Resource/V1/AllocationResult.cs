// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class AllocationResult
{
    [Field("devices", 1, OmitEmpty = true)]
    public DeviceAllocationResult Devices { get; set; } = new();

    [Field("nodeSelector", 3, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    [Field("allocationTimestamp", 5, OmitEmpty = true, Pointer = true)]
    public Time? AllocationTimestamp { get; set; }
}
