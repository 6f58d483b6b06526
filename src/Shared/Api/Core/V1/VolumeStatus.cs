// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What is known of a mounted volume.</summary>
[ApiType("v1")]
public sealed partial class VolumeStatus
{
    /// <summary>The image behind it.</summary>
    [Field("image", 1, OmitEmpty = true)]
    public ImageVolumeStatus? Image { get; set; }
}
