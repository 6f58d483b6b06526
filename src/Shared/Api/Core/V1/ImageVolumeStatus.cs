// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ImageVolumeStatus
{
    [Field("imageRef", 1, OmitEmpty = true, Required = true)]
    public string ImageRef { get; set; } = "";
}
