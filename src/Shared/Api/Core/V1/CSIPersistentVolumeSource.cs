// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A volume of a CSI driver.</summary>
[ApiType("v1")]
public sealed partial class CSIPersistentVolumeSource
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>The driver's name for the volume.</summary>
    [Field("volumeHandle", 2, Required = true)]
    public string VolumeHandle { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 4, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>What the driver wants to know of it.</summary>
    [Field("volumeAttributes", 5, OmitEmpty = true)]
    public Dictionary<string, string>? VolumeAttributes { get; set; }

    /// <summary>Secret for attaching and detaching.</summary>
    [Field("controllerPublishSecretRef", 6, OmitEmpty = true)]
    public SecretReference? ControllerPublishSecretRef { get; set; }

    /// <summary>Secret for staging on the node.</summary>
    [Field("nodeStageSecretRef", 7, OmitEmpty = true)]
    public SecretReference? NodeStageSecretRef { get; set; }

    /// <summary>Secret for mounting.</summary>
    [Field("nodePublishSecretRef", 8, OmitEmpty = true)]
    public SecretReference? NodePublishSecretRef { get; set; }

    /// <summary>Secret for growing it.</summary>
    [Field("controllerExpandSecretRef", 9, OmitEmpty = true)]
    public SecretReference? ControllerExpandSecretRef { get; set; }

    /// <summary>Secret for growing it on the node.</summary>
    [Field("nodeExpandSecretRef", 10, OmitEmpty = true)]
    public SecretReference? NodeExpandSecretRef { get; set; }
}
