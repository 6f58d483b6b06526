// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VsphereVirtualDiskVolumeSource
{
    [Field("volumePath", 1, Required = true)]
    public string VolumePath { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("storagePolicyName", 3, OmitEmpty = true)]
    public string StoragePolicyName { get; set; } = "";

    [Field("storagePolicyID", 4, OmitEmpty = true)]
    public string StoragePolicyID { get; set; } = "";
}
