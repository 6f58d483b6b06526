// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceRequestAllocationResult
{
    [Field("request", 1, Required = true)]
    public string Request { get; set; } = "";

    [Field("driver", 2, Required = true)]
    public string Driver { get; set; } = "";

    [Field("pool", 3, Required = true)]
    public string Pool { get; set; } = "";

    [Field("device", 4, Required = true)]
    public string Device { get; set; } = "";

    [Field("adminAccess", 5, OmitEmpty = true)]
    public bool? AdminAccess { get; set; }

    [Field("tolerations", 6, OmitEmpty = true)]
    public List<DeviceToleration>? Tolerations { get; set; }

    [Field("bindingConditions", 7, OmitEmpty = true)]
    public List<string>? BindingConditions { get; set; }

    [Field("bindingFailureConditions", 8, OmitEmpty = true)]
    public List<string>? BindingFailureConditions { get; set; }

    [Field("shareID", 9, OmitEmpty = true)]
    public string? ShareID { get; set; }

    [Field("consumedCapacity", 10, OmitEmpty = true)]
    public Dictionary<string, Quantity>? ConsumedCapacity { get; set; }
}
