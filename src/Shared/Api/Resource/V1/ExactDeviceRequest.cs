// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>How a request is to be served.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ExactDeviceRequest
{
    /// <summary>Class of the devices.</summary>
    [Field("deviceClassName", 1, Required = true)]
    public string DeviceClassName { get; set; } = "";

    /// <summary>What they must be like.</summary>
    [Field("selectors", 2, OmitEmpty = true)]
    public List<DeviceSelector>? Selectors { get; set; }

    /// <summary>ExactCount or All.</summary>
    [Field("allocationMode", 3, OmitEmpty = true)]
    public string AllocationMode { get; set; } = "";

    /// <summary>How many.</summary>
    [Field("count", 4, OmitEmpty = true)]
    public long Count { get; set; }

    /// <summary>Access to devices in use, for administration.</summary>
    [Field("adminAccess", 5, OmitEmpty = true)]
    public bool? AdminAccess { get; set; }

    /// <summary>Taints that it bears.</summary>
    [Field("tolerations", 6, OmitEmpty = true)]
    public List<DeviceToleration>? Tolerations { get; set; }

    /// <summary>How much of each device.</summary>
    [Field("capacity", 7, OmitEmpty = true)]
    public CapacityRequirements? Capacity { get; set; }
}
