// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerExtendedResourceRequest
{
    [Field("containerName", 1, Required = true)]
    public string ContainerName { get; set; } = "";

    [Field("resourceName", 2, Required = true)]
    public string ResourceName { get; set; } = "";

    [Field("requestName", 3, Required = true)]
    public string RequestName { get; set; } = "";
}
