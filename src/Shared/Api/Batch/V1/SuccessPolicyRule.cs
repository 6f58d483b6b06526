// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class SuccessPolicyRule
{
    [Field("succeededIndexes", 1, OmitEmpty = true)]
    public string? SucceededIndexes { get; set; }

    [Field("succeededCount", 2, OmitEmpty = true)]
    public int? SucceededCount { get; set; }
}
