// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ScaleIOVolumeSource
{
    [Field("gateway", 1, Required = true)]
    public string Gateway { get; set; } = "";

    [Field("system", 2, Required = true)]
    public string System { get; set; } = "";

    [Field("secretRef", 3, Required = true)]
    public LocalObjectReference? SecretRef { get; set; }

    [Field("sslEnabled", 4, OmitEmpty = true)]
    public bool SslEnabled { get; set; }

    [Field("protectionDomain", 5, OmitEmpty = true)]
    public string ProtectionDomain { get; set; } = "";

    [Field("storagePool", 6, OmitEmpty = true)]
    public string StoragePool { get; set; } = "";

    [Field("storageMode", 7, OmitEmpty = true, Default = "\"ThinProvisioned\"")]
    public string StorageMode { get; set; } = "";

    [Field("volumeName", 8, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    [Field("fsType", 9, OmitEmpty = true, Default = "\"xfs\"")]
    public string FsType { get; set; } = "";

    [Field("readOnly", 10, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
