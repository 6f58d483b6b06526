// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Several sources in one folder.</summary>
[ApiType("v1")]
public sealed partial class ProjectedVolumeSource
{
    /// <summary>What to put into it.</summary>
    [Field("sources", 1)]
    public List<VolumeProjection>? Sources { get; set; }

    /// <summary>File mode of entries that name none.</summary>
    [Field("defaultMode", 2, OmitEmpty = true)]
    public int? DefaultMode { get; set; }
}
