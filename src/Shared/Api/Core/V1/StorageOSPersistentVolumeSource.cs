// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A StorageOS volume.</summary>
[ApiType("v1")]
public sealed partial class StorageOSPersistentVolumeSource
{
    /// <summary>Name of the volume.</summary>
    [Field("volumeName", 1, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    /// <summary>Namespace of the volume.</summary>
    [Field("volumeNamespace", 2, OmitEmpty = true)]
    public string VolumeNamespace { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 5, OmitEmpty = true)]
    public ObjectReference? SecretRef { get; set; }
}
