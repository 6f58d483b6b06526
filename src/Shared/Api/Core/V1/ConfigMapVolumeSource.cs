// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ConfigMapVolumeSource
{
    [Field("", 1, Inline = true)]
    public LocalObjectReference LocalObjectReference { get; set; } = new();

    [Field("items", 2, OmitEmpty = true)]
    public List<KeyToPath>? Items { get; set; }

    [Field("defaultMode", 3, OmitEmpty = true)]
    public int? DefaultMode { get; set; }

    [Field("optional", 4, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
