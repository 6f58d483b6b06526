// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Fibre Channel disk.</summary>
[ApiType("v1")]
public sealed partial class FCVolumeSource
{
    /// <summary>World wide names of the targets.</summary>
    [Field("targetWWNs", 1, OmitEmpty = true)]
    public List<string>? TargetWWNs { get; set; }

    /// <summary>Number of the logical unit.</summary>
    [Field("lun", 2, OmitEmpty = true)]
    public int? Lun { get; set; }

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>World wide identifiers; instead of names and unit.</summary>
    [Field("wwids", 5, OmitEmpty = true)]
    public List<string>? Wwids { get; set; }
}
