// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Fields of the pod itself as files.</summary>
[ApiType("v1")]
public sealed partial class DownwardAPIVolumeSource
{
    /// <summary>The files.</summary>
    [Field("items", 1, OmitEmpty = true)]
    public List<DownwardAPIVolumeFile>? Items { get; set; }

    /// <summary>File mode of entries that name none.</summary>
    [Field("defaultMode", 2, OmitEmpty = true)]
    public int? DefaultMode { get; set; }
}
