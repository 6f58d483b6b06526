// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class AzureDiskVolumeSource
{
    [Field("diskName", 1, Required = true)]
    public string DiskName { get; set; } = "";

    [Field("diskURI", 2, Required = true)]
    public string DiskURI { get; set; } = "";

    [Field("cachingMode", 3, OmitEmpty = true, Default = "\"ReadWrite\"", Enum = typeof(AzureDataDiskCachingMode))]
    public string? CachingMode { get; set; }

    [Field("fsType", 4, OmitEmpty = true, Default = "\"ext4\"")]
    public string? FsType { get; set; }

    [Field("readOnly", 5, OmitEmpty = true, Default = "false")]
    public bool? ReadOnly { get; set; }

    [Field("kind", 6, OmitEmpty = true, Default = "\"Shared\"", Enum = typeof(AzureDataDiskKind))]
    public string? Kind { get; set; }
}
