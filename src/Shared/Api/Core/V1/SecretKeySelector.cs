// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class SecretKeySelector
{
    [Field("", 1, Inline = true)]
    public LocalObjectReference LocalObjectReference { get; set; } = new();

    [Field("key", 2, Required = true)]
    public string Key { get; set; } = "";

    [Field("optional", 3, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
