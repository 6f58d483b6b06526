// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Taint
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    [Field("effect", 3, Required = true, Enum = typeof(TaintEffect))]
    public string Effect { get; set; } = "";

    [Field("timeAdded", 4, OmitEmpty = true, Pointer = true)]
    public Time? TimeAdded { get; set; }
}
