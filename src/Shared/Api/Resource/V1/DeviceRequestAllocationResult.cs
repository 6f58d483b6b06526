// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A device that a request was given.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceRequestAllocationResult
{
    /// <summary>The request.</summary>
    [Field("request", 1, Required = true)]
    public string Request { get; set; } = "";

    /// <summary>Name of the driver.</summary>
    [Field("driver", 2, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>The device's pool.</summary>
    [Field("pool", 3, Required = true)]
    public string Pool { get; set; } = "";

    /// <summary>The device.</summary>
    [Field("device", 4, Required = true)]
    public string Device { get; set; } = "";

    /// <summary>Access for administration.</summary>
    [Field("adminAccess", 5, OmitEmpty = true)]
    public bool? AdminAccess { get; set; }

    /// <summary>Taints that the request bears.</summary>
    [Field("tolerations", 6, OmitEmpty = true)]
    public List<DeviceToleration>? Tolerations { get; set; }

    /// <summary>Conditions that must be true before the pod is bound.</summary>
    [Field("bindingConditions", 7, OmitEmpty = true)]
    public List<string>? BindingConditions { get; set; }

    /// <summary>Conditions that mean that binding failed.</summary>
    [Field("bindingFailureConditions", 8, OmitEmpty = true)]
    public List<string>? BindingFailureConditions { get; set; }

    /// <summary>Which share of the device it is.</summary>
    [Field("shareID", 9, OmitEmpty = true)]
    public string? ShareID { get; set; }

    /// <summary>How much of it is taken.</summary>
    [Field("consumedCapacity", 10, OmitEmpty = true)]
    public Dictionary<string, Quantity>? ConsumedCapacity { get; set; }
}
