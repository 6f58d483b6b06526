// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

[ApiType("policy/v1")]
public sealed partial class PodDisruptionBudgetSpec
{
    [Field("minAvailable", 1, OmitEmpty = true)]
    public IntOrString? MinAvailable { get; set; }

    [Field("selector", 2, OmitEmpty = true), Patch("replace")]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("maxUnavailable", 3, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }

    [Field("unhealthyPodEvictionPolicy", 4, OmitEmpty = true, Enum = typeof(UnhealthyPodEvictionPolicyType))]
    public string? UnhealthyPodEvictionPolicy { get; set; }
}
