// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The claim that stands for a pod's extended resources.</summary>
[ApiType("v1")]
public sealed partial class PodExtendedResourceClaimStatus
{
    /// <summary>Which request of it serves which container.</summary>
    [Field("requestMappings", 1, Required = true)]
    public List<ContainerExtendedResourceRequest>? RequestMappings { get; set; }

    /// <summary>Name of the claim.</summary>
    [Field("resourceClaimName", 2, Required = true)]
    public string ResourceClaimName { get; set; } = "";
}
