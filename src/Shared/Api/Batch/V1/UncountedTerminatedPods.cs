// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class UncountedTerminatedPods
{
    [Field("succeeded", 1, OmitEmpty = true), ListSet]
    public List<string>? Succeeded { get; set; }

    [Field("failed", 2, OmitEmpty = true), ListSet]
    public List<string>? Failed { get; set; }
}
