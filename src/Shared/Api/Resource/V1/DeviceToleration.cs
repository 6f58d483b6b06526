// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceToleration
{
    [Field("key", 1, OmitEmpty = true)]
    public string Key { get; set; } = "";

    [Field("operator", 2, OmitEmpty = true, Default = "\"Equal\"", Enum = typeof(DeviceTolerationOperator))]
    public string Operator { get; set; } = "";

    [Field("value", 3, OmitEmpty = true)]
    public string Value { get; set; } = "";

    [Field("effect", 4, OmitEmpty = true, Enum = typeof(DeviceTaintEffect))]
    public string Effect { get; set; } = "";

    [Field("tolerationSeconds", 5, OmitEmpty = true)]
    public long? TolerationSeconds { get; set; }
}
