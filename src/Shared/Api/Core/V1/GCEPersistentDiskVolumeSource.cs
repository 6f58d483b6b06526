// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Google Compute disk.</summary>
[ApiType("v1")]
public sealed partial class GCEPersistentDiskVolumeSource
{
    /// <summary>The disk's name.</summary>
    [Field("pdName", 1, Required = true)]
    public string PdName { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Number of the partition; 0 for the whole disk.</summary>
    [Field("partition", 3, OmitEmpty = true)]
    public int Partition { get; set; }

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
