// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class RBDVolumeSource
{
    [Field("monitors", 1, Required = true)]
    public List<string>? Monitors { get; set; }

    [Field("image", 2, Required = true)]
    public string Image { get; set; } = "";

    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("pool", 4, OmitEmpty = true, Default = "\"rbd\"")]
    public string Pool { get; set; } = "";

    [Field("user", 5, OmitEmpty = true, Default = "\"admin\"")]
    public string User { get; set; } = "";

    [Field("keyring", 6, OmitEmpty = true, Default = "\"/etc/ceph/keyring\"")]
    public string Keyring { get; set; } = "";

    [Field("secretRef", 7, OmitEmpty = true)]
    public LocalObjectReference? SecretRef { get; set; }

    [Field("readOnly", 8, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
