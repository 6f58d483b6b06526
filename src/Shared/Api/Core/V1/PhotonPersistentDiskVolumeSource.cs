// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Photon disk.</summary>
[ApiType("v1")]
public sealed partial class PhotonPersistentDiskVolumeSource
{
    /// <summary>The disk's id.</summary>
    [Field("pdID", 1, Required = true)]
    public string PdID { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";
}
