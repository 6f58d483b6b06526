// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The image behind a volume.</summary>
[ApiType("v1")]
public sealed partial class ImageVolumeStatus
{
    /// <summary>Identity of the image's content.</summary>
    [Field("imageRef", 1, OmitEmpty = true, Required = true)]
    public string ImageRef { get; set; } = "";
}
