// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An image as a volume.</summary>
[ApiType("v1")]
public sealed partial class ImageVolumeSource
{
    /// <summary>The image.</summary>
    [Field("reference", 1, OmitEmpty = true)]
    public string Reference { get; set; } = "";

    /// <summary>When to pull it.</summary>
    [Field("pullPolicy", 2, OmitEmpty = true, Enum = typeof(PullPolicy))]
    public string PullPolicy { get; set; } = "";
}
