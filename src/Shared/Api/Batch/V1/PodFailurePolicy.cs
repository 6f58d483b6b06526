// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>What failures of pods lead to.</summary>
[ApiType("batch/v1")]
public sealed partial class PodFailurePolicy
{
    /// <summary>The rules; the first that matches counts.</summary>
    [Field("rules", 1, Required = true)]
    public List<PodFailurePolicyRule>? Rules { get; set; }
}
