// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceSubRequest
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("deviceClassName", 2, Required = true)]
    public string DeviceClassName { get; set; } = "";

    [Field("selectors", 3, OmitEmpty = true)]
    public List<DeviceSelector>? Selectors { get; set; }

    [Field("allocationMode", 4, OmitEmpty = true)]
    public string AllocationMode { get; set; } = "";

    [Field("count", 5, OmitEmpty = true)]
    public long Count { get; set; }

    [Field("tolerations", 6, OmitEmpty = true)]
    public List<DeviceToleration>? Tolerations { get; set; }

    [Field("capacity", 7, OmitEmpty = true)]
    public CapacityRequirements? Capacity { get; set; }
}
