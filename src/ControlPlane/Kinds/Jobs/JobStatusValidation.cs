using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Jobs;

/// <summary>Rules of a Job's status: a Job that is finished says so in one way and for good.</summary>
internal static class JobStatusValidation
{
    public static void Check(FieldErrors errors, Job job, Job old)
    {
        var (field, status) = (Field.Of("status"), job.Status);
        errors.NonNegative(field.Child("active"), status.Active);
        errors.NonNegative(field.Child("succeeded"), status.Succeeded);
        errors.NonNegative(field.Child("failed"), status.Failed);
        errors.NonNegative(field.Child("ready"), status.Ready);
        errors.NonNegative(field.Child("terminating"), status.Terminating);
        if (status.Terminating is null && status.Ready > status.Active) errors.Invalid(field.Child("ready"), status.Ready, "cannot set more ready pods than active");
        Conditions(errors, field.Child("conditions"), job, old);
        Times(errors, field, job, old);
    }

    private static void Conditions(FieldErrors errors, Field field, Job job, Job old)
    {
        var (complete, failed) = (Has(job, JobConditionType.Complete), Has(job, JobConditionType.Failed));
        if (complete && failed) errors.Invalid(field, "", "cannot set Complete=True and Failed=true conditions");
        if (complete && Has(job, JobConditionType.FailureTarget)) errors.Invalid(field, "", "cannot set Complete=True and FailureTarget=true conditions");
        if (failed && Has(job, JobConditionType.SuccessCriteriaMet)) errors.Invalid(field, "", "cannot set Failed=True and SuccessCriteriaMet=true conditions");
        foreach (var type in new[] { JobConditionType.Complete, JobConditionType.Failed, JobConditionType.FailureTarget, JobConditionType.SuccessCriteriaMet })
        {
            if (Has(old, type) && !Has(job, type)) errors.Invalid(field, "", $"cannot disable {type}=True condition");
        }
        // The controller announces the end before it writes it (KEP-3998).
        if (complete && !Has(old, JobConditionType.Complete) && !Has(job, JobConditionType.SuccessCriteriaMet)) errors.Invalid(field, "", "cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
        if (failed && !Has(old, JobConditionType.Failed) && !Has(job, JobConditionType.FailureTarget)) errors.Invalid(field, "", "cannot set Failed=True condition without the FailureTarget=true condition");
        if ((complete || failed) && job.Status.Active > 0) errors.Invalid(Field.Of("status").Child("active"), job.Status.Active, "active>0 is invalid for finished job");
    }

    private static void Times(FieldErrors errors, Field field, Job job, Job old)
    {
        var (now, before) = (job.Status, old.Status);
        var complete = Has(job, JobConditionType.Complete);
        var at = field.Child("completionTime");
        if (now.CompletionTime is not null && !complete) errors.Invalid(at, now.CompletionTime, "cannot set completionTime when there is no Complete=True condition");
        if (complete && !Has(old, JobConditionType.Complete) && now.CompletionTime is null) errors.Required(at, "completionTime is required for Complete jobs");
        if (before.CompletionTime is not null && now.CompletionTime != before.CompletionTime) errors.Invalid(at, now.CompletionTime, "completionTime cannot be mutated");
        if (now is { CompletionTime: { } end, StartTime: { } start } && end < start) errors.Invalid(at, end, "completionTime cannot be set before startTime");
        if (before.StartTime is not null && now.StartTime is null && job.Spec.Suspend != true) errors.Required(field.Child("startTime"), "startTime cannot be removed for unsuspended job");
    }

    private static bool Has(Job job, string type) => job.Status.Conditions?.Exists(c => c.Type == type && c.Status == ConditionStatus.True) == true;
}
