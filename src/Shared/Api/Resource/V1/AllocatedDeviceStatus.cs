// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What a driver says of a device that was given.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class AllocatedDeviceStatus
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>The device's pool.</summary>
    [Field("pool", 2, Required = true)]
    public string Pool { get; set; } = "";

    /// <summary>The device.</summary>
    [Field("device", 3, Required = true)]
    public string Device { get; set; } = "";

    /// <summary>Which share of the device it is.</summary>
    [Field("shareID", 7, OmitEmpty = true)]
    public string? ShareID { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 4), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }

    /// <summary>What only the driver understands.</summary>
    [Field("data", 5, OmitEmpty = true)]
    public RawJson? Data { get; set; }

    /// <summary>Addresses, of network devices.</summary>
    [Field("networkData", 6, OmitEmpty = true)]
    public NetworkDeviceData? NetworkData { get; set; }
}
