// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>When which job is made.</summary>
[ApiType("batch/v1")]
public sealed partial class CronJobSpec
{
    /// <summary>Five fields of cron: minute, hour, day, month, day of the week.</summary>
    [Field("schedule", 1, Required = true)]
    public string Schedule { get; set; } = "";

    /// <summary>Name of the time zone, such as Europe/Vienna.</summary>
    [Field("timeZone", 8, OmitEmpty = true)]
    public string? TimeZone { get; set; }

    /// <summary>Seconds that a missed start is made up for.</summary>
    [Field("startingDeadlineSeconds", 2, OmitEmpty = true)]
    public long? StartingDeadlineSeconds { get; set; }

    /// <summary>When the last job still runs: Allow, Forbid or Replace.</summary>
    [Field("concurrencyPolicy", 3, OmitEmpty = true, Enum = typeof(ConcurrencyPolicy))]
    public string ConcurrencyPolicy { get; set; } = "";

    /// <summary>No more jobs are made.</summary>
    [Field("suspend", 4, OmitEmpty = true)]
    public bool? Suspend { get; set; }

    /// <summary>The jobs to make.</summary>
    [Field("jobTemplate", 5, Required = true)]
    public JobTemplateSpec JobTemplate { get; set; } = new();

    /// <summary>How many succeeded jobs are kept.</summary>
    [Field("successfulJobsHistoryLimit", 6, OmitEmpty = true)]
    public int? SuccessfulJobsHistoryLimit { get; set; }

    /// <summary>How many failed jobs are kept.</summary>
    [Field("failedJobsHistoryLimit", 7, OmitEmpty = true)]
    public int? FailedJobsHistoryLimit { get; set; }
}
