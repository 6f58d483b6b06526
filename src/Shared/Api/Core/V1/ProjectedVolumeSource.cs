// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ProjectedVolumeSource
{
    [Field("sources", 1)]
    public List<VolumeProjection>? Sources { get; set; }

    [Field("defaultMode", 2, OmitEmpty = true)]
    public int? DefaultMode { get; set; }
}
