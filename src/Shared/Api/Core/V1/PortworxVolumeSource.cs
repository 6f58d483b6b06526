// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Portworx volume.</summary>
[ApiType("v1")]
public sealed partial class PortworxVolumeSource
{
    /// <summary>The volume's id.</summary>
    [Field("volumeID", 1, Required = true)]
    public string VolumeID { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
