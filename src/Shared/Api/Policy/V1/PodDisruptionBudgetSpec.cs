// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

/// <summary>How many pods must stay when pods are evicted.</summary>
[ApiType("policy/v1")]
public sealed partial class PodDisruptionBudgetSpec
{
    /// <summary>At least so many stay, as number or percentage.</summary>
    [Field("minAvailable", 1, OmitEmpty = true)]
    public IntOrString? MinAvailable { get; set; }

    /// <summary>Labels of the pods.</summary>
    [Field("selector", 2, OmitEmpty = true), Patch("replace")]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>At most so many are missing, as number or percentage.</summary>
    [Field("maxUnavailable", 3, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }

    /// <summary>When pods that are not ready may be evicted: IfHealthyBudget or AlwaysAllow.</summary>
    [Field("unhealthyPodEvictionPolicy", 4, OmitEmpty = true, Enum = typeof(UnhealthyPodEvictionPolicyType))]
    public string? UnhealthyPodEvictionPolicy { get; set; }
}
