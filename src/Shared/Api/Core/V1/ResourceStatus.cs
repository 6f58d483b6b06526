// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Health of a resource given to a container.</summary>
[ApiType("v1")]
public sealed partial class ResourceStatus
{
    /// <summary>Name of the resource.</summary>
    [Field("name", 1, Required = true, Enum = typeof(ResourceName))]
    public string Name { get; set; } = "";

    /// <summary>Health of each unit.</summary>
    [Field("resources", 2, OmitEmpty = true), ListMap("resourceID")]
    public List<ResourceHealth>? Resources { get; set; }
}
