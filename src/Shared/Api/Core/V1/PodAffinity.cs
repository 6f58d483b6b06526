// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Near to which pods.</summary>
[ApiType("v1")]
public sealed partial class PodAffinity
{
    /// <summary>Must hold when the pod is placed.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, OmitEmpty = true)]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }

    /// <summary>Better when it holds, by weight.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, OmitEmpty = true)]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}
