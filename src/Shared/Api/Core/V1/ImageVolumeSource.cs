// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ImageVolumeSource
{
    [Field("reference", 1, OmitEmpty = true)]
    public string Reference { get; set; } = "";

    [Field("pullPolicy", 2, OmitEmpty = true, Enum = typeof(PullPolicy))]
    public string PullPolicy { get; set; } = "";
}
