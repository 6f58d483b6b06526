// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class LocalObjectReference
{
    [Field("name", 1, OmitEmpty = true, Default = "\"\"")]
    public string Name { get; set; } = "";
}
