// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What a claim was given.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class AllocationResult
{
    /// <summary>The devices.</summary>
    [Field("devices", 1, OmitEmpty = true)]
    public DeviceAllocationResult Devices { get; set; } = new();

    /// <summary>The nodes that can reach them.</summary>
    [Field("nodeSelector", 3, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    /// <summary>When it was given them.</summary>
    [Field("allocationTimestamp", 5, OmitEmpty = true, Pointer = true)]
    public Time? AllocationTimestamp { get; set; }
}
