// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An OpenStack disk.</summary>
[ApiType("v1")]
public sealed partial class CinderPersistentVolumeSource
{
    /// <summary>The disk's id.</summary>
    [Field("volumeID", 1, Required = true)]
    public string VolumeID { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 4, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }
}
