// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A config map's entries as part of a projected volume.</summary>
[ApiType("v1")]
public sealed partial class ConfigMapProjection
{
    [Field("", 1, Inline = true)]
    public LocalObjectReference LocalObjectReference { get; set; } = new();

    /// <summary>The entries to show and where; all of them when left out.</summary>
    [Field("items", 2, OmitEmpty = true)]
    public List<KeyToPath>? Items { get; set; }

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 4, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
