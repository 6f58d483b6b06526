// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyRule
{
    [Field("action", 1, Required = true, Enum = typeof(PodFailurePolicyAction))]
    public string Action { get; set; } = "";

    [Field("onExitCodes", 2, OmitEmpty = true)]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; set; }

    [Field("onPodConditions", 3, OmitEmpty = true)]
    public List<PodFailurePolicyOnPodConditionsPattern>? OnPodConditions { get; set; }
}
