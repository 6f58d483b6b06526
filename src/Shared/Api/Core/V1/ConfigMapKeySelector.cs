// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An entry of a config map.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class ConfigMapKeySelector
{
    [Field("", 1, Inline = true)]
    public LocalObjectReference LocalObjectReference { get; set; } = new();

    /// <summary>The entry's key.</summary>
    [Field("key", 2, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 3, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
