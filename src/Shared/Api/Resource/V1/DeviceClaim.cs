// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClaim
{
    [Field("requests", 1)]
    public List<DeviceRequest>? Requests { get; set; }

    [Field("constraints", 2, OmitEmpty = true)]
    public List<DeviceConstraint>? Constraints { get; set; }

    [Field("config", 3, OmitEmpty = true)]
    public List<DeviceClaimConfiguration>? Config { get; set; }
}
