// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

[ApiType("policy/v1")]
public sealed partial class PodDisruptionBudgetStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("disruptedPods", 2, OmitEmpty = true)]
    public Dictionary<string, Time>? DisruptedPods { get; set; }

    [Field("disruptionsAllowed", 3)]
    public int DisruptionsAllowed { get; set; }

    [Field("currentHealthy", 4)]
    public int CurrentHealthy { get; set; }

    [Field("desiredHealthy", 5)]
    public int DesiredHealthy { get; set; }

    [Field("expectedPods", 6)]
    public int ExpectedPods { get; set; }

    [Field("conditions", 7, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
