// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A container's extended resource and the request that serves it.</summary>
[ApiType("v1")]
public sealed partial class ContainerExtendedResourceRequest
{
    /// <summary>The container.</summary>
    [Field("containerName", 1, Required = true)]
    public string ContainerName { get; set; } = "";

    /// <summary>The extended resource.</summary>
    [Field("resourceName", 2, Required = true)]
    public string ResourceName { get; set; } = "";

    /// <summary>The request of the claim.</summary>
    [Field("requestName", 3, Required = true)]
    public string RequestName { get; set; } = "";
}
