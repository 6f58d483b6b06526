using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Kinds.Jobs;

/// <summary>Jobs. A Job without a selector of its own gets one from its uid, which must be known before <see cref="PrepareForCreate"/>.</summary>
internal sealed class JobKind : Kind<Job>
{
    public override IReadOnlyList<string> SelectableFields { get; } = ["status.successful"];

    /// <summary>As it always was in this version of the API.</summary>
    public override bool OrphansDependents => true;

    public override IEnumerable<string> DeleteWarnings(Shared.Api.Meta.V1.DeleteOptions options) =>
        options is { PropagationPolicy: null, OrphanDependents: null }
            ? ["child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning"]
            : [];

    public override void Default(Job value)
    {
        var spec = value.Spec;
        PodSpecDefaults.Apply(spec.Template);
        if (spec is { Completions: null, Parallelism: null }) spec.Completions = 1;
        spec.Parallelism ??= 1;
        spec.BackoffLimit ??= spec.BackoffLimitPerIndex is null ? 6 : int.MaxValue;
        spec.CompletionMode ??= CompletionMode.NonIndexed;
        spec.Suspend ??= false;
        spec.ManualSelector ??= false;
        spec.PodReplacementPolicy ??= spec.PodFailurePolicy is null ? PodReplacementPolicy.TerminatingOrFailed : PodReplacementPolicy.Failed;
        foreach (var pattern in (spec.PodFailurePolicy?.Rules ?? []).SelectMany(r => r.OnPodConditions ?? []))
        {
            if (pattern.Status.Length == 0) pattern.Status = ConditionStatus.True;
        }
        // The same map, not a copy: the labels generated for the pods become the Job's too.
        if (value.Metadata.Labels is not { Count: > 0 } && spec.Template.Metadata.Labels is { Count: > 0 } labels) value.Metadata.Labels = labels;
    }

    public override void PrepareForCreate(Job value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
        JobSelector.Generate(value);
        if (value.Metadata.Labels is not { Count: > 0 }) value.Metadata.Labels = value.Spec.Template.Metadata.Labels;
        if (value.Metadata.Labels is { } labels) value.Metadata.Labels = new(labels, StringComparer.Ordinal);
    }

    public override void PrepareForUpdate(Job value, Job old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(Job value, Job old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
    }

    public override void Validate(Job value, FieldErrors errors)
    {
        JobSelector.Check(errors, value);
        JobValidation.Check(errors, value);
    }

    public override void ValidateUpdate(Job value, Job old, FieldErrors errors)
    {
        JobValidation.Check(errors, value);
        JobValidation.CheckChange(errors, value, old);
    }

    public override void ValidateStatusUpdate(Job value, Job old, FieldErrors errors) => JobStatusValidation.Check(errors, value, old);

    public override IEnumerable<string> Warnings(Job value, Job? old) =>
        WorkloadWarnings.Name(value.Metadata, old is null).Concat(JobWarnings(value.Spec)).Concat(WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template));

    public override string? SelectableField(Job value, string field) => field == "status.successful" ? $"{value.Status.Succeeded}" : null;

    public override IReadOnlyList<object?> Row(Job value, DateTime now) =>
    [
        value.Metadata.Name, Status(value), Completions(value), Duration(value.Status, now), Cells.Age(value.Metadata.CreationTimestamp, now),
        WorkloadCells.Names(value.Spec.Template.Spec), WorkloadCells.Images(value.Spec.Template.Spec), WorkloadCells.Selector(value.Spec.Selector),
    ];

    /// <summary>Also of the template of a CronJob.</summary>
    public static IEnumerable<string> JobWarnings(JobSpec spec)
    {
        const int completions = 100_000, parallelism = 10_000;
        if (spec.CompletionMode == CompletionMode.Indexed && spec.Completions > completions && spec.Parallelism > parallelism)
        {
            yield return "spec.parallelism: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail";
        }
    }

    private static string Status(Job value)
    {
        if (Has(JobConditionType.Complete)) return "Complete";
        if (Has(JobConditionType.Failed)) return "Failed";
        if (value.Metadata.DeletionTimestamp is not null) return "Terminating";
        if (Has(JobConditionType.Suspended)) return "Suspended";
        if (Has(JobConditionType.FailureTarget)) return "FailureTarget";
        return Has(JobConditionType.SuccessCriteriaMet) ? "SuccessCriteriaMet" : "Running";

        bool Has(string type) => value.Status.Conditions?.Exists(c => c.Type == type && c.Status == ConditionStatus.True) == true;
    }

    private static string Completions(Job value) => value.Spec switch
    {
        { Completions: { } all } => $"{value.Status.Succeeded}/{all}",
        { Parallelism: > 1 and var workers } => $"{value.Status.Succeeded}/1 of {workers}",
        _ => $"{value.Status.Succeeded}/1",
    };

    private static string Duration(JobStatus status, DateTime now)
    {
        if (status.StartTime is not { } start) return "";
        return Cells.Duration((status.CompletionTime?.Utc ?? now) - start.Utc);
    }
}
