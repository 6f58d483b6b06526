// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A ScaleIO volume.</summary>
[ApiType("v1")]
public sealed partial class ScaleIOVolumeSource
{
    /// <summary>Address of the gateway.</summary>
    [Field("gateway", 1, Required = true)]
    public string Gateway { get; set; } = "";

    /// <summary>Name of the system.</summary>
    [Field("system", 2, Required = true)]
    public string System { get; set; } = "";

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 3, Required = true)]
    public LocalObjectReference? SecretRef { get; set; }

    /// <summary>Speaks TLS with the gateway.</summary>
    [Field("sslEnabled", 4, OmitEmpty = true)]
    public bool SslEnabled { get; set; }

    /// <summary>Name of the protection domain.</summary>
    [Field("protectionDomain", 5, OmitEmpty = true)]
    public string ProtectionDomain { get; set; } = "";

    /// <summary>Pool of the domain.</summary>
    [Field("storagePool", 6, OmitEmpty = true)]
    public string StoragePool { get; set; } = "";

    /// <summary>ThickProvisioned or ThinProvisioned.</summary>
    [Field("storageMode", 7, OmitEmpty = true, Default = "\"ThinProvisioned\"")]
    public string StorageMode { get; set; } = "";

    /// <summary>Name of the volume.</summary>
    [Field("volumeName", 8, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 9, OmitEmpty = true, Default = "\"xfs\"")]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 10, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
