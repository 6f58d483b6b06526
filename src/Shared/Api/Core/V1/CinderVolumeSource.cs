// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class CinderVolumeSource
{
    [Field("volumeID", 1, Required = true)]
    public string VolumeID { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("secretRef", 4, OmitEmpty = true)]
    public LocalObjectReference? SecretRef { get; set; }
}
