// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A raw device's place in a container.</summary>
[ApiType("v1")]
public sealed partial class VolumeDevice
{
    /// <summary>Name of the pod's volume.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Path of the device in the container.</summary>
    [Field("devicePath", 2, Required = true)]
    public string DevicePath { get; set; } = "";
}
