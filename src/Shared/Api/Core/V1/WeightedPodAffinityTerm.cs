// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class WeightedPodAffinityTerm
{
    [Field("weight", 1, Required = true)]
    public int Weight { get; set; }

    [Field("podAffinityTerm", 2, Required = true)]
    public PodAffinityTerm PodAffinityTerm { get; set; } = new();
}
