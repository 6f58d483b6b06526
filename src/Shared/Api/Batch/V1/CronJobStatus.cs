// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>The state of a cron job.</summary>
[ApiType("batch/v1")]
public sealed partial class CronJobStatus
{
    /// <summary>Jobs that are running.</summary>
    [Field("active", 1, OmitEmpty = true)]
    public List<Core.V1.ObjectReference>? Active { get; set; }

    /// <summary>When a job was last made.</summary>
    [Field("lastScheduleTime", 4, OmitEmpty = true, Pointer = true)]
    public Time? LastScheduleTime { get; set; }

    /// <summary>When a job last succeeded.</summary>
    [Field("lastSuccessfulTime", 5, OmitEmpty = true, Pointer = true)]
    public Time? LastSuccessfulTime { get; set; }
}
