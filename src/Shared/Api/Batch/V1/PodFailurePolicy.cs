// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class PodFailurePolicy
{
    [Field("rules", 1, Required = true)]
    public List<PodFailurePolicyRule>? Rules { get; set; }
}
