using NetKube.ControlPlane.Kinds.Jobs;
using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;

namespace NetKube.ControlPlane.Kinds.CronJobs;

/// <summary>CronJobs.</summary>
internal sealed class CronJobKind : Kind<CronJob>
{
    public override void Default(CronJob value)
    {
        var spec = value.Spec;
        PodSpecDefaults.Apply(spec.JobTemplate.Spec.Template);
        if (spec.ConcurrencyPolicy.Length == 0) spec.ConcurrencyPolicy = ConcurrencyPolicy.Allow;
        spec.Suspend ??= false;
        spec.SuccessfulJobsHistoryLimit ??= 3;
        spec.FailedJobsHistoryLimit ??= 1;
    }

    public override void PrepareForCreate(CronJob value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(CronJob value, CronJob old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(CronJob value, CronJob old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(CronJob value, FieldErrors errors)
    {
        CronJobValidation.CheckName(errors, value.Metadata.Name);
        CronJobValidation.Check(errors, value);
    }

    public override void ValidateUpdate(CronJob value, CronJob old, FieldErrors errors) => CronJobValidation.Check(errors, value);

    public override IEnumerable<string> Warnings(CronJob value, CronJob? old) =>
        WorkloadWarnings.Name(value.Metadata, old is null)
            .Concat(JobKind.JobWarnings(value.Spec.JobTemplate.Spec))
            .Concat(WorkloadWarnings.Of(Field.Of("spec").Child("jobTemplate", "spec").Child("template"), value.Spec.JobTemplate.Spec.Template, old?.Spec.JobTemplate.Spec.Template));

    public override IReadOnlyList<object?> Row(CronJob value, DateTime now)
    {
        var job = value.Spec.JobTemplate.Spec;
        return
        [
            value.Metadata.Name, value.Spec.Schedule, value.Spec.TimeZone ?? "<none>", value.Spec.Suspend switch { null => "<unset>", true => "True", false => "False" },
            (long)(value.Status.Active?.Count ?? 0), value.Status.LastScheduleTime is { } last ? Cells.Age(last, now) : "<none>", Cells.Age(value.Metadata.CreationTimestamp, now),
            WorkloadCells.Names(job.Template.Spec), WorkloadCells.Images(job.Template.Spec), WorkloadCells.Selector(job.Selector),
        ];
    }
}
