// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodOS
{
    [Field("name", 1, Required = true, Enum = typeof(OSName))]
    public string Name { get; set; } = "";
}
