// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class TopologySelectorLabelRequirement
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("values", 2, Required = true)]
    public List<string>? Values { get; set; }
}
