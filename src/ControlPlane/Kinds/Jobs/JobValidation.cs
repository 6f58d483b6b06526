using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Jobs;

/// <summary>Rules of Jobs and of the Jobs that CronJobs make.</summary>
internal static class JobValidation
{
    private const int MostIndexes = 100_000;
    private const int MostWorkersOfMany = 10_000;

    public static void Check(FieldErrors errors, Job job)
    {
        var (field, spec) = (Field.Of("spec"), job.Spec);
        CheckSpec(errors, field, spec);
        if (spec.Selector is null) errors.Required(field.Child("selector"));
        else errors.Selector(field.Child("selector"), spec.Selector);
        if (LabelMatch.Matches(spec.Selector, spec.Template.Metadata.Labels) == false)
        {
            errors.Invalid(field.Child("template", "metadata").Child("labels"), string.Join(",", spec.Template.Metadata.Labels ?? []), "`selector` does not match template `labels`");
        }
    }

    /// <summary>All but the selector.</summary>
    public static void CheckSpec(FieldErrors errors, Field field, JobSpec spec)
    {
        errors.NonNegative(field.Child("parallelism"), spec.Parallelism);
        errors.NonNegative(field.Child("completions"), spec.Completions);
        errors.NonNegative(field.Child("activeDeadlineSeconds"), spec.ActiveDeadlineSeconds);
        errors.NonNegative(field.Child("backoffLimit"), spec.BackoffLimit);
        errors.NonNegative(field.Child("ttlSecondsAfterFinished"), spec.TtlSecondsAfterFinished);
        errors.NonNegative(field.Child("backoffLimitPerIndex"), spec.BackoffLimitPerIndex);
        errors.NonNegative(field.Child("maxFailedIndexes"), spec.MaxFailedIndexes);
        if (spec is { MaxFailedIndexes: not null, BackoffLimitPerIndex: null }) errors.Required(field.Child("backoffLimitPerIndex"), "when maxFailedIndexes is specified");
        if (spec.ManagedBy is { } manager)
        {
            errors.InvalidEach(field.Child("managedBy"), manager, Names.DomainPrefixedPath(manager));
            if (manager.Length > 63) errors.TooLong(field.Child("managedBy"), 63);
        }
        Indexes(errors, field, spec);
        if (spec.PodFailurePolicy is { } failure) JobPolicyValidation.Failure(errors, field.Child("podFailurePolicy"), spec, failure);
        if (spec.SuccessPolicy is { } success) JobPolicyValidation.Success(errors, field.Child("successPolicy"), spec, success);
        if (spec.PodReplacementPolicy is { } replacement)
        {
            string[] allowed = spec.PodFailurePolicy is null ? [PodReplacementPolicy.Failed, PodReplacementPolicy.TerminatingOrFailed] : [PodReplacementPolicy.Failed];
            errors.OneOf(field.Child("podReplacementPolicy"), replacement, allowed);
        }
        PodTemplateRules.Check(errors, field.Child("template"), spec.Template);
        RestartPolicyOf(errors, field.Child("template", "spec").Child("restartPolicy"), spec);
    }

    /// <summary>What may not change once pods were made.</summary>
    public static void CheckChange(FieldErrors errors, Job job, Job old)
    {
        var (field, now, before) = (Field.Of("spec"), job.Spec, old.Spec);
        Completions(errors, field.Child("completions"), now, before);
        errors.Unchanged(field.Child("selector"), now.Selector, before.Selector);
        Template(errors, field.Child("template"), job, old);
        errors.Unchanged(field.Child("completionMode"), now.CompletionMode, before.CompletionMode);
        errors.Unchanged(field.Child("podFailurePolicy"), now.PodFailurePolicy, before.PodFailurePolicy);
        errors.Unchanged(field.Child("backoffLimitPerIndex"), now.BackoffLimitPerIndex, before.BackoffLimitPerIndex);
        errors.Unchanged(field.Child("managedBy"), now.ManagedBy, before.ManagedBy);
        errors.Unchanged(field.Child("successPolicy"), now.SuccessPolicy, before.SuccessPolicy);
    }

    private static void Indexes(FieldErrors errors, Field field, JobSpec spec)
    {
        if (spec.CompletionMode is { } mode) errors.OneOf(field.Child("completionMode"), mode, CompletionMode.Indexed, CompletionMode.NonIndexed);
        if (spec.CompletionMode is null or CompletionMode.NonIndexed)
        {
            if (spec.BackoffLimitPerIndex is { } limit) errors.Invalid(field.Child("backoffLimitPerIndex"), limit, "requires indexed completion mode");
            if (spec.MaxFailedIndexes is { } most) errors.Invalid(field.Child("maxFailedIndexes"), most, "requires indexed completion mode");
        }
        if (spec.CompletionMode != CompletionMode.Indexed) return;
        if (spec.Completions is null) errors.Required(field.Child("completions"), "when completion mode is Indexed");
        if (spec.Parallelism > MostIndexes) errors.Invalid(field.Child("parallelism"), spec.Parallelism, $"must be less than or equal to {MostIndexes} when completion mode is Indexed");
        if (spec.Completions is { } completions && spec.MaxFailedIndexes > completions) errors.Invalid(field.Child("maxFailedIndexes"), spec.MaxFailedIndexes, "must be less than or equal to completions");
        if (spec.MaxFailedIndexes > MostIndexes) errors.Invalid(field.Child("maxFailedIndexes"), spec.MaxFailedIndexes, $"must be less than or equal to {MostIndexes}");
        if (spec.Completions > MostIndexes && spec.BackoffLimitPerIndex is not null) Many(errors, field, spec);
    }

    private static void Many(FieldErrors errors, Field field, JobSpec spec)
    {
        if (spec.MaxFailedIndexes is null) errors.Required(field.Child("maxFailedIndexes"), $"must be specified when completions is above {MostIndexes}");
        if (spec.Parallelism > MostWorkersOfMany) errors.Invalid(field.Child("parallelism"), spec.Parallelism, $"must be less than or equal to {MostWorkersOfMany} when completions are above {MostIndexes} and used with backoff limit per index");
        if (spec.MaxFailedIndexes > MostWorkersOfMany) errors.Invalid(field.Child("maxFailedIndexes"), spec.MaxFailedIndexes, $"must be less than or equal to {MostWorkersOfMany} when completions are above {MostIndexes} and used with backoff limit per index");
    }

    // Always is what an empty policy became by default: the user may not have said anything.
    private static void RestartPolicyOf(FieldErrors errors, Field field, JobSpec spec)
    {
        var policy = spec.Template.Spec.RestartPolicy;
        if (policy is RestartPolicy.Always or "") errors.Required(field, $"valid values: \"{RestartPolicy.OnFailure}\", \"{RestartPolicy.Never}\"");
        else if (policy is not (RestartPolicy.OnFailure or RestartPolicy.Never)) errors.NotSupported(field, policy, [RestartPolicy.OnFailure, RestartPolicy.Never]);
        else if (spec.PodFailurePolicy is not null && policy != RestartPolicy.Never) errors.Invalid(field, policy, $"only \"{RestartPolicy.Never}\" is supported when podFailurePolicy is specified");
    }

    /// <summary>An indexed Job may grow or shrink, with its workers (KEP-3715).</summary>
    private static void Completions(FieldErrors errors, Field field, JobSpec now, JobSpec before)
    {
        if (now.CompletionMode != CompletionMode.Indexed)
        {
            errors.Unchanged(field, now.Completions, before.Completions);
            return;
        }
        if (now.Completions == before.Completions && now.Parallelism == before.Parallelism) return;
        if (now.Completions != before.Completions && now.Completions != now.Parallelism) errors.Invalid(field, now.Completions, "can only be modified in tandem with spec.parallelism");
    }

    /// <summary>A Job that is suspended and never ran may still be directed to other nodes (KEP-2926).</summary>
    private static void Template(FieldErrors errors, Field field, Job job, Job old)
    {
        var (now, before) = (job.Spec.Template, old.Spec.Template);
        if (old.Spec.Suspend == true && old.Status.StartTime is null)
        {
            now = now.Clone();
            now.Metadata.Labels = before.Metadata.Labels;
            now.Metadata.Annotations = before.Metadata.Annotations;
            now.Spec.NodeSelector = before.Spec.NodeSelector;
            now.Spec.Tolerations = before.Spec.Tolerations;
            now.Spec.SchedulingGates = before.Spec.SchedulingGates;
            var affinity = before.Spec.Affinity?.NodeAffinity;
            if (now.Spec.Affinity is not null) now.Spec.Affinity.NodeAffinity = affinity;
            else if (affinity is not null) now.Spec.Affinity = new() { NodeAffinity = affinity };
            if (now.Spec.Affinity is { NodeAffinity: null, PodAffinity: null, PodAntiAffinity: null } && before.Spec.Affinity is null) now.Spec.Affinity = null;
        }
        errors.Unchanged(field, now, before);
    }
}
