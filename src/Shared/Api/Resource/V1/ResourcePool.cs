// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Slices that belong together.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourcePool
{
    /// <summary>Name of the pool.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Changes with the pool; only slices of the newest count.</summary>
    [Field("generation", 2, Required = true)]
    public long Generation { get; set; }

    /// <summary>How many slices there are.</summary>
    [Field("resourceSliceCount", 3, Required = true)]
    public long ResourceSliceCount { get; set; }
}
