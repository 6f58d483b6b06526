// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

/// <summary>What a pod costs besides its containers.</summary>
[ApiType("node.k8s.io/v1")]
public sealed partial class Overhead
{
    /// <summary>The resources.</summary>
    [Field("podFixed", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? PodFixed { get; set; }
}
