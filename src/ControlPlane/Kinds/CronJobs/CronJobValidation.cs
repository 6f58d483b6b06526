using NetKube.ControlPlane.Kinds.Jobs;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;

namespace NetKube.ControlPlane.Kinds.CronJobs;

/// <summary>Rules of CronJobs.</summary>
internal static class CronJobValidation
{
    // A Job's name adds eleven characters, a pod's name must fit a label.
    private const int MostNameCharacters = 63 - 11;

    /// <summary>Of a new one.</summary>
    public static void CheckName(FieldErrors errors, string name)
    {
        if (name.Length > MostNameCharacters) errors.Invalid(Field.Of("metadata").Child("name"), name, $"must be no more than {MostNameCharacters} characters");
    }

    public static void Check(FieldErrors errors, CronJob cronJob)
    {
        var (field, spec) = (Field.Of("spec"), cronJob.Spec);
        Schedule(errors, field.Child("schedule"), spec.Schedule);
        errors.NonNegative(field.Child("startingDeadlineSeconds"), spec.StartingDeadlineSeconds);
        errors.RequiredOneOf(field.Child("concurrencyPolicy"), spec.ConcurrencyPolicy, ConcurrencyPolicy.Allow, ConcurrencyPolicy.Forbid, ConcurrencyPolicy.Replace);
        var job = field.Child("jobTemplate", "spec");
        JobValidation.CheckSpec(errors, job, spec.JobTemplate.Spec);
        if (spec.JobTemplate.Spec.Selector is { } selector) errors.Invalid(job.Child("selector"), selector, "`selector` will be auto-generated");
        if (spec.JobTemplate.Spec.ManualSelector == true) errors.NotSupported(job.Child("manualSelector"), true, ["nil", "false"]);
        errors.NonNegative(field.Child("successfulJobsHistoryLimit"), spec.SuccessfulJobsHistoryLimit);
        errors.NonNegative(field.Child("failedJobsHistoryLimit"), spec.FailedJobsHistoryLimit);
        if (spec.TimeZone is { } zone) TimeZone(errors, field.Child("timeZone"), zone);
    }

    private static void Schedule(FieldErrors errors, Field field, string schedule)
    {
        if (schedule.Length == 0) errors.Required(field);
        else if (schedule.Contains("TZ", StringComparison.Ordinal)) errors.Invalid(field, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        else if (CronSchedule.Problem(schedule) is { } problem) errors.Invalid(field, schedule, problem);
    }

    private static void TimeZone(FieldErrors errors, Field field, string zone)
    {
        if (zone.Length == 0) errors.Invalid(field, zone, "timeZone must be nil or non-empty string");
        else if (zone.Equals("Local", StringComparison.OrdinalIgnoreCase)) errors.Invalid(field, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) errors.Invalid(field, zone, $"unknown time zone {zone}");
    }
}
