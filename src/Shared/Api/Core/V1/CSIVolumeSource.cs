// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A volume that a CSI driver makes for one pod.</summary>
[ApiType("v1")]
public sealed partial class CSIVolumeSource
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 2, OmitEmpty = true)]
    public bool? ReadOnly { get; set; }

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 3, OmitEmpty = true)]
    public string? FsType { get; set; }

    /// <summary>What the driver wants to know of it.</summary>
    [Field("volumeAttributes", 4, OmitEmpty = true)]
    public Dictionary<string, string>? VolumeAttributes { get; set; }

    /// <summary>Secret for mounting.</summary>
    [Field("nodePublishSecretRef", 5, OmitEmpty = true)]
    public LocalObjectReference? NodePublishSecretRef { get; set; }
}
