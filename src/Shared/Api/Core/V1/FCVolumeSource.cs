// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class FCVolumeSource
{
    [Field("targetWWNs", 1, OmitEmpty = true)]
    public List<string>? TargetWWNs { get; set; }

    [Field("lun", 2, OmitEmpty = true)]
    public int? Lun { get; set; }

    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("wwids", 5, OmitEmpty = true)]
    public List<string>? Wwids { get; set; }
}
