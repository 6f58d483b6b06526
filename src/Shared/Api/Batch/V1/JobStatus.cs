// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class JobStatus
{
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type")]
    public List<JobCondition>? Conditions { get; set; }

    [Field("startTime", 2, OmitEmpty = true, Pointer = true)]
    public Time? StartTime { get; set; }

    [Field("completionTime", 3, OmitEmpty = true, Pointer = true)]
    public Time? CompletionTime { get; set; }

    [Field("active", 4, OmitEmpty = true)]
    public int Active { get; set; }

    [Field("succeeded", 5, OmitEmpty = true)]
    public int Succeeded { get; set; }

    [Field("failed", 6, OmitEmpty = true)]
    public int Failed { get; set; }

    [Field("terminating", 11, OmitEmpty = true)]
    public int? Terminating { get; set; }

    [Field("completedIndexes", 7, OmitEmpty = true)]
    public string CompletedIndexes { get; set; } = "";

    [Field("failedIndexes", 10, OmitEmpty = true)]
    public string? FailedIndexes { get; set; }

    [Field("uncountedTerminatedPods", 8, OmitEmpty = true)]
    public UncountedTerminatedPods? UncountedTerminatedPods { get; set; }

    [Field("ready", 9, OmitEmpty = true)]
    public int? Ready { get; set; }
}
