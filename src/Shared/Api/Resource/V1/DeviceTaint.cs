// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceTaint
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    [Field("effect", 3, Required = true, Enum = typeof(DeviceTaintEffect))]
    public string Effect { get; set; } = "";

    [Field("timeAdded", 4, OmitEmpty = true, Pointer = true)]
    public Time? TimeAdded { get; set; }
}
