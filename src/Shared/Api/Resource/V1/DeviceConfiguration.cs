// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Settings for a driver.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceConfiguration
{
    /// <summary>Settings that only the driver understands.</summary>
    [Field("opaque", 1, OmitEmpty = true)]
    public OpaqueDeviceConfiguration? Opaque { get; set; }
}
