// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PhotonPersistentDiskVolumeSource
{
    [Field("pdID", 1, Required = true)]
    public string PdID { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";
}
