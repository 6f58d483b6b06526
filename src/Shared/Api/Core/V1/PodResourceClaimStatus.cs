// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodResourceClaimStatus
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("resourceClaimName", 2, OmitEmpty = true)]
    public string? ResourceClaimName { get; set; }
}
