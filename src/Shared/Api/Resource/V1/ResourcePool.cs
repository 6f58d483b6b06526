// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourcePool
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("generation", 2, Required = true)]
    public long Generation { get; set; }

    [Field("resourceSliceCount", 3, Required = true)]
    public long ResourceSliceCount { get; set; }
}
