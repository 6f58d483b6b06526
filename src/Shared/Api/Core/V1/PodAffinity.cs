// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodAffinity
{
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, OmitEmpty = true)]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }

    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, OmitEmpty = true)]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}
