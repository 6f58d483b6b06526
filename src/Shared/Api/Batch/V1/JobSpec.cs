// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>Which pods, how many, how often.</summary>
[ApiType("batch/v1")]
public sealed partial class JobSpec
{
    /// <summary>How many pods run at once at most.</summary>
    [Field("parallelism", 1, OmitEmpty = true)]
    public int? Parallelism { get; set; }

    /// <summary>How many pods must succeed.</summary>
    [Field("completions", 2, OmitEmpty = true)]
    public int? Completions { get; set; }

    /// <summary>Seconds after which the job is ended as failed.</summary>
    [Field("activeDeadlineSeconds", 3, OmitEmpty = true)]
    public long? ActiveDeadlineSeconds { get; set; }

    /// <summary>What failures of pods lead to.</summary>
    [Field("podFailurePolicy", 11, OmitEmpty = true)]
    public PodFailurePolicy? PodFailurePolicy { get; set; }

    /// <summary>When it succeeds before all its indexes did.</summary>
    [Field("successPolicy", 16, OmitEmpty = true)]
    public SuccessPolicy? SuccessPolicy { get; set; }

    /// <summary>Failures after which the job has failed.</summary>
    [Field("backoffLimit", 7, OmitEmpty = true)]
    public int? BackoffLimit { get; set; }

    /// <summary>Failures after which an index has failed.</summary>
    [Field("backoffLimitPerIndex", 12, OmitEmpty = true)]
    public int? BackoffLimitPerIndex { get; set; }

    /// <summary>Failed indexes after which the job has failed.</summary>
    [Field("maxFailedIndexes", 13, OmitEmpty = true)]
    public int? MaxFailedIndexes { get; set; }

    /// <summary>Labels of its pods; usually left to the server.</summary>
    [Field("selector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>Says that the selector was written by hand.</summary>
    [Field("manualSelector", 5, OmitEmpty = true)]
    public bool? ManualSelector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 6, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    /// <summary>Seconds after its end when it is deleted.</summary>
    [Field("ttlSecondsAfterFinished", 8, OmitEmpty = true)]
    public int? TtlSecondsAfterFinished { get; set; }

    /// <summary>NonIndexed, or Indexed to give each pod a number.</summary>
    [Field("completionMode", 9, OmitEmpty = true, Enum = typeof(CompletionMode))]
    public string? CompletionMode { get; set; }

    /// <summary>Holds it: no pods run.</summary>
    [Field("suspend", 10, OmitEmpty = true)]
    public bool? Suspend { get; set; }

    /// <summary>When a pod is replaced: TerminatingOrFailed or Failed.</summary>
    [Field("podReplacementPolicy", 14, OmitEmpty = true, Enum = typeof(PodReplacementPolicy))]
    public string? PodReplacementPolicy { get; set; }

    /// <summary>The controller that runs it, where it is not the usual one.</summary>
    [Field("managedBy", 15, OmitEmpty = true)]
    public string? ManagedBy { get; set; }
}
