// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>One way to succeed.</summary>
[ApiType("batch/v1")]
public sealed partial class SuccessPolicyRule
{
    /// <summary>The indexes that count, such as 0,2-4.</summary>
    [Field("succeededIndexes", 1, OmitEmpty = true)]
    public string? SucceededIndexes { get; set; }

    /// <summary>How many indexes must succeed.</summary>
    [Field("succeededCount", 2, OmitEmpty = true)]
    public int? SucceededCount { get; set; }
}
