// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodExtendedResourceClaimStatus
{
    [Field("requestMappings", 1, Required = true)]
    public List<ContainerExtendedResourceRequest>? RequestMappings { get; set; }

    [Field("resourceClaimName", 2, Required = true)]
    public string ResourceClaimName { get; set; } = "";
}
