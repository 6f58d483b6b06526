// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class GCEPersistentDiskVolumeSource
{
    [Field("pdName", 1, Required = true)]
    public string PdName { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("partition", 3, OmitEmpty = true)]
    public int Partition { get; set; }

    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
