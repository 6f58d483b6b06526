// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A disk or folder of one node.</summary>
[ApiType("v1")]
public sealed partial class LocalVolumeSource
{
    /// <summary>Path of the folder or device.</summary>
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string? FsType { get; set; }
}
