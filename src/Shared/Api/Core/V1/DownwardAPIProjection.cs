// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class DownwardAPIProjection
{
    [Field("items", 1, OmitEmpty = true)]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
}
