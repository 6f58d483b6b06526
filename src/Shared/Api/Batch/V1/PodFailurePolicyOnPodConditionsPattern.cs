// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>A condition that a failed pod has.</summary>
[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyOnPodConditionsPattern
{
    /// <summary>Type of the condition.</summary>
    [Field("type", 1, Required = true, Enum = typeof(Core.V1.PodConditionType))]
    public string Type { get; set; } = "";

    /// <summary>Status of the condition.</summary>
    [Field("status", 2, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";
}
