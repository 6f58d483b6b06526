// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Fields of the pod as part of a projected volume.</summary>
[ApiType("v1")]
public sealed partial class DownwardAPIProjection
{
    /// <summary>The files.</summary>
    [Field("items", 1, OmitEmpty = true)]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
}
