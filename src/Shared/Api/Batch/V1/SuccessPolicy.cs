// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>When a job succeeds before all its indexes did.</summary>
[ApiType("batch/v1")]
public sealed partial class SuccessPolicy
{
    /// <summary>The rules; one is enough.</summary>
    [Field("rules", 1, Required = true)]
    public List<SuccessPolicyRule>? Rules { get; set; }
}
