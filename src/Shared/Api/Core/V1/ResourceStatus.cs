// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ResourceStatus
{
    [Field("name", 1, Required = true, Enum = typeof(ResourceName))]
    public string Name { get; set; } = "";

    [Field("resources", 2, OmitEmpty = true), ListMap("resourceID")]
    public List<ResourceHealth>? Resources { get; set; }
}
