// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A wish with a weight.</summary>
[ApiType("v1")]
public sealed partial class WeightedPodAffinityTerm
{
    /// <summary>1 to 100; more counts more.</summary>
    [Field("weight", 1, Required = true)]
    public int Weight { get; set; }

    /// <summary>The pods, and the topology domain to compare.</summary>
    [Field("podAffinityTerm", 2, Required = true)]
    public PodAffinityTerm PodAffinityTerm { get; set; } = new();
}
