// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a claim takes of a node's resources.</summary>
[ApiType("v1")]
public sealed partial class NodeAllocatableResourceClaimStatus
{
    /// <summary>Name of the claim.</summary>
    [Field("resourceClaimName", 1, Required = true)]
    public string ResourceClaimName { get; set; } = "";

    /// <summary>The containers that use it.</summary>
    [Field("containers", 2, OmitEmpty = true), ListSet]
    public List<string>? Containers { get; set; }

    /// <summary>The resources.</summary>
    [Field("resources", 3, Required = true)]
    public Dictionary<string, Quantity>? Resources { get; set; }
}
