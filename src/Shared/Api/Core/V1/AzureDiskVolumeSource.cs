// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An Azure disk.</summary>
[ApiType("v1")]
public sealed partial class AzureDiskVolumeSource
{
    /// <summary>Name of the disk.</summary>
    [Field("diskName", 1, Required = true)]
    public string DiskName { get; set; } = "";

    /// <summary>Address of the disk.</summary>
    [Field("diskURI", 2, Required = true)]
    public string DiskURI { get; set; } = "";

    /// <summary>None, ReadOnly or ReadWrite.</summary>
    [Field("cachingMode", 3, OmitEmpty = true, Default = "\"ReadWrite\"", Enum = typeof(AzureDataDiskCachingMode))]
    public string? CachingMode { get; set; }

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 4, OmitEmpty = true, Default = "\"ext4\"")]
    public string? FsType { get; set; }

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 5, OmitEmpty = true, Default = "false")]
    public bool? ReadOnly { get; set; }

    /// <summary>Shared, Dedicated or Managed.</summary>
    [Field("kind", 6, OmitEmpty = true, Default = "\"Shared\"", Enum = typeof(AzureDataDiskKind))]
    public string? Kind { get; set; }
}
