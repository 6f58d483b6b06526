// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A claim of the pod that a container uses.</summary>
[ApiType("v1")]
public sealed partial class ResourceClaim
{
    /// <summary>Name within the pod's resourceClaims.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The one request of the claim to use; all when empty.</summary>
    [Field("request", 2, OmitEmpty = true)]
    public string Request { get; set; } = "";
}
