// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Ceph block device.</summary>
[ApiType("v1")]
public sealed partial class RBDVolumeSource
{
    /// <summary>Addresses of the monitors.</summary>
    [Field("monitors", 1, Required = true)]
    public List<string>? Monitors { get; set; }

    /// <summary>Name of the image.</summary>
    [Field("image", 2, Required = true)]
    public string Image { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Name of the pool.</summary>
    [Field("pool", 4, OmitEmpty = true, Default = "\"rbd\"")]
    public string Pool { get; set; } = "";

    /// <summary>User to authenticate as.</summary>
    [Field("user", 5, OmitEmpty = true, Default = "\"admin\"")]
    public string User { get; set; } = "";

    /// <summary>Path of the key ring.</summary>
    [Field("keyring", 6, OmitEmpty = true, Default = "\"/etc/ceph/keyring\"")]
    public string Keyring { get; set; } = "";

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 7, OmitEmpty = true)]
    public LocalObjectReference? SecretRef { get; set; }

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 8, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
