// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

/// <summary>The state of a budget.</summary>
[ApiType("policy/v1")]
public sealed partial class PodDisruptionBudgetStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>Pods whose eviction was granted and not seen yet, with the time.</summary>
    [Field("disruptedPods", 2, OmitEmpty = true)]
    public Dictionary<string, Time>? DisruptedPods { get; set; }

    /// <summary>How many more may go now.</summary>
    [Field("disruptionsAllowed", 3)]
    public int DisruptionsAllowed { get; set; }

    /// <summary>Pods that are well.</summary>
    [Field("currentHealthy", 4)]
    public int CurrentHealthy { get; set; }

    /// <summary>Pods that must be well.</summary>
    [Field("desiredHealthy", 5)]
    public int DesiredHealthy { get; set; }

    /// <summary>Pods that count.</summary>
    [Field("expectedPods", 6)]
    public int ExpectedPods { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 7, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
