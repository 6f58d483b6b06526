// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyOnPodConditionsPattern
{
    [Field("type", 1, Required = true, Enum = typeof(Core.V1.PodConditionType))]
    public string Type { get; set; } = "";

    [Field("status", 2, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";
}
