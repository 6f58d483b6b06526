// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A claim for devices of a pod.</summary>
[ApiType("v1")]
public sealed partial class PodResourceClaim
{
    /// <summary>Name within the pod.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>A claim that exists.</summary>
    [Field("resourceClaimName", 3, OmitEmpty = true)]
    public string? ResourceClaimName { get; set; }

    /// <summary>A template to make a claim from.</summary>
    [Field("resourceClaimTemplateName", 4, OmitEmpty = true)]
    public string? ResourceClaimTemplateName { get; set; }
}
