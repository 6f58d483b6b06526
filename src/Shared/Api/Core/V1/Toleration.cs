// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Toleration
{
    [Field("key", 1, OmitEmpty = true)]
    public string Key { get; set; } = "";

    [Field("operator", 2, OmitEmpty = true, Enum = typeof(TolerationOperator))]
    public string Operator { get; set; } = "";

    [Field("value", 3, OmitEmpty = true)]
    public string Value { get; set; } = "";

    [Field("effect", 4, OmitEmpty = true, Enum = typeof(TaintEffect))]
    public string Effect { get; set; } = "";

    [Field("tolerationSeconds", 5, OmitEmpty = true)]
    public long? TolerationSeconds { get; set; }
}
