// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAllocationResult
{
    [Field("results", 1, OmitEmpty = true)]
    public List<DeviceRequestAllocationResult>? Results { get; set; }

    [Field("config", 2, OmitEmpty = true)]
    public List<DeviceAllocationConfiguration>? Config { get; set; }
}
