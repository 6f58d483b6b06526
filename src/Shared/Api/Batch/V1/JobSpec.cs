// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class JobSpec
{
    [Field("parallelism", 1, OmitEmpty = true)]
    public int? Parallelism { get; set; }

    [Field("completions", 2, OmitEmpty = true)]
    public int? Completions { get; set; }

    [Field("activeDeadlineSeconds", 3, OmitEmpty = true)]
    public long? ActiveDeadlineSeconds { get; set; }

    [Field("podFailurePolicy", 11, OmitEmpty = true)]
    public PodFailurePolicy? PodFailurePolicy { get; set; }

    [Field("successPolicy", 16, OmitEmpty = true)]
    public SuccessPolicy? SuccessPolicy { get; set; }

    [Field("backoffLimit", 7, OmitEmpty = true)]
    public int? BackoffLimit { get; set; }

    [Field("backoffLimitPerIndex", 12, OmitEmpty = true)]
    public int? BackoffLimitPerIndex { get; set; }

    [Field("maxFailedIndexes", 13, OmitEmpty = true)]
    public int? MaxFailedIndexes { get; set; }

    [Field("selector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("manualSelector", 5, OmitEmpty = true)]
    public bool? ManualSelector { get; set; }

    [Field("template", 6, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    [Field("ttlSecondsAfterFinished", 8, OmitEmpty = true)]
    public int? TtlSecondsAfterFinished { get; set; }

    [Field("completionMode", 9, OmitEmpty = true, Enum = typeof(CompletionMode))]
    public string? CompletionMode { get; set; }

    [Field("suspend", 10, OmitEmpty = true)]
    public bool? Suspend { get; set; }

    [Field("podReplacementPolicy", 14, OmitEmpty = true, Enum = typeof(PodReplacementPolicy))]
    public string? PodReplacementPolicy { get; set; }

    [Field("managedBy", 15, OmitEmpty = true)]
    public string? ManagedBy { get; set; }
}
