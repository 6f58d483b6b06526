// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class CronJobStatus
{
    [Field("active", 1, OmitEmpty = true)]
    public List<Core.V1.ObjectReference>? Active { get; set; }

    [Field("lastScheduleTime", 4, OmitEmpty = true, Pointer = true)]
    public Time? LastScheduleTime { get; set; }

    [Field("lastSuccessfulTime", 5, OmitEmpty = true, Pointer = true)]
    public Time? LastSuccessfulTime { get; set; }
}
