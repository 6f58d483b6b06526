// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>Ended pods that are not counted yet.</summary>
[ApiType("batch/v1")]
public sealed partial class UncountedTerminatedPods
{
    /// <summary>UIDs of those that succeeded.</summary>
    [Field("succeeded", 1, OmitEmpty = true), ListSet]
    public List<string>? Succeeded { get; set; }

    /// <summary>UIDs of those that failed.</summary>
    [Field("failed", 2, OmitEmpty = true), ListSet]
    public List<string>? Failed { get; set; }
}
