// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>What a failure of a certain kind leads to.</summary>
[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyRule
{
    /// <summary>FailJob, FailIndex, Ignore or Count.</summary>
    [Field("action", 1, Required = true, Enum = typeof(PodFailurePolicyAction))]
    public string Action { get; set; } = "";

    /// <summary>The exit codes that it is for.</summary>
    [Field("onExitCodes", 2, OmitEmpty = true)]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; set; }

    /// <summary>The pod conditions that it is for.</summary>
    [Field("onPodConditions", 3, OmitEmpty = true)]
    public List<PodFailurePolicyOnPodConditionsPattern>? OnPodConditions { get; set; }
}
