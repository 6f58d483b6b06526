// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The resources of a group version.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIResourceList
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Group and version, such as apps/v1.</summary>
    [Field("groupVersion", 1, Required = true)]
    public string GroupVersion { get; set; } = "";

    /// <summary>The resources, with their subresources.</summary>
    [Field("resources", 2, Required = true)]
    public List<APIResource>? Resources { get; set; }
}
