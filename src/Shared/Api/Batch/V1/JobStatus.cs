// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>The state of a job.</summary>
[ApiType("batch/v1")]
public sealed partial class JobStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type")]
    public List<JobCondition>? Conditions { get; set; }

    /// <summary>When it was started.</summary>
    [Field("startTime", 2, OmitEmpty = true, Pointer = true)]
    public Time? StartTime { get; set; }

    /// <summary>When it succeeded.</summary>
    [Field("completionTime", 3, OmitEmpty = true, Pointer = true)]
    public Time? CompletionTime { get; set; }

    /// <summary>Pods that are not ended.</summary>
    [Field("active", 4, OmitEmpty = true)]
    public int Active { get; set; }

    /// <summary>Pods that succeeded.</summary>
    [Field("succeeded", 5, OmitEmpty = true)]
    public int Succeeded { get; set; }

    /// <summary>Pods that failed.</summary>
    [Field("failed", 6, OmitEmpty = true)]
    public int Failed { get; set; }

    /// <summary>Pods that are winding down.</summary>
    [Field("terminating", 11, OmitEmpty = true)]
    public int? Terminating { get; set; }

    /// <summary>The indexes that succeeded, such as 1,3-5.</summary>
    [Field("completedIndexes", 7, OmitEmpty = true)]
    public string CompletedIndexes { get; set; } = "";

    /// <summary>The indexes that failed.</summary>
    [Field("failedIndexes", 10, OmitEmpty = true)]
    public string? FailedIndexes { get; set; }

    /// <summary>Ended pods that are not counted yet.</summary>
    [Field("uncountedTerminatedPods", 8, OmitEmpty = true)]
    public UncountedTerminatedPods? UncountedTerminatedPods { get; set; }

    /// <summary>Pods that are ready.</summary>
    [Field("ready", 9, OmitEmpty = true)]
    public int? Ready { get; set; }
}
