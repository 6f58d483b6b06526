// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A vSphere disk.</summary>
[ApiType("v1")]
public sealed partial class VsphereVirtualDiskVolumeSource
{
    /// <summary>Path of the disk.</summary>
    [Field("volumePath", 1, Required = true)]
    public string VolumePath { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Name of the storage policy.</summary>
    [Field("storagePolicyName", 3, OmitEmpty = true)]
    public string StoragePolicyName { get; set; } = "";

    /// <summary>Id of the storage policy.</summary>
    [Field("storagePolicyID", 4, OmitEmpty = true)]
    public string StoragePolicyID { get; set; } = "";
}
