// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeStatus
{
    [Field("image", 1, OmitEmpty = true)]
    public ImageVolumeStatus? Image { get; set; }
}
