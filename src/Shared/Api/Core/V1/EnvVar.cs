// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EnvVar
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    [Field("valueFrom", 3, OmitEmpty = true)]
    public EnvVarSource? ValueFrom { get; set; }
}
