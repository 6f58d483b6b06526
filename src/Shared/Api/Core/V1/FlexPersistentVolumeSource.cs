// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A volume of a FlexVolume driver.</summary>
[ApiType("v1")]
public sealed partial class FlexPersistentVolumeSource
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 3, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>Options for the driver.</summary>
    [Field("options", 5, OmitEmpty = true)]
    public Dictionary<string, string>? Options { get; set; }
}
