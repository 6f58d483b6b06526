// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>The devices that were given.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAllocationResult
{
    /// <summary>The devices, by request.</summary>
    [Field("results", 1, OmitEmpty = true)]
    public List<DeviceRequestAllocationResult>? Results { get; set; }

    /// <summary>Settings for the drivers.</summary>
    [Field("config", 2, OmitEmpty = true)]
    public List<DeviceAllocationConfiguration>? Config { get; set; }
}
