// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class CronJobSpec
{
    [Field("schedule", 1, Required = true)]
    public string Schedule { get; set; } = "";

    [Field("timeZone", 8, OmitEmpty = true)]
    public string? TimeZone { get; set; }

    [Field("startingDeadlineSeconds", 2, OmitEmpty = true)]
    public long? StartingDeadlineSeconds { get; set; }

    [Field("concurrencyPolicy", 3, OmitEmpty = true, Enum = typeof(ConcurrencyPolicy))]
    public string ConcurrencyPolicy { get; set; } = "";

    [Field("suspend", 4, OmitEmpty = true)]
    public bool? Suspend { get; set; }

    [Field("jobTemplate", 5, Required = true)]
    public JobTemplateSpec JobTemplate { get; set; } = new();

    [Field("successfulJobsHistoryLimit", 6, OmitEmpty = true)]
    public int? SuccessfulJobsHistoryLimit { get; set; }

    [Field("failedJobsHistoryLimit", 7, OmitEmpty = true)]
    public int? FailedJobsHistoryLimit { get; set; }
}
