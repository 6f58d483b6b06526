// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The claim made for a pod.</summary>
[ApiType("v1")]
public sealed partial class PodResourceClaimStatus
{
    /// <summary>Name within the pod.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Name of the claim.</summary>
    [Field("resourceClaimName", 2, OmitEmpty = true)]
    public string? ResourceClaimName { get; set; }
}
