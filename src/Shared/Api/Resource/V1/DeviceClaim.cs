// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Devices that are wanted.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClaim
{
    /// <summary>The requests.</summary>
    [Field("requests", 1)]
    public List<DeviceRequest>? Requests { get; set; }

    /// <summary>What must hold across them.</summary>
    [Field("constraints", 2, OmitEmpty = true)]
    public List<DeviceConstraint>? Constraints { get; set; }

    /// <summary>Settings for the drivers.</summary>
    [Field("config", 3, OmitEmpty = true)]
    public List<DeviceClaimConfiguration>? Config { get; set; }
}
