using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;

namespace NetKube.ControlPlane.Kinds.Jobs;

/// <summary>The selector and labels that tie a Job's pods to it, so that no two Jobs ever share pods.</summary>
internal static class JobSelector
{
    private const string ControllerUid = "batch.kubernetes.io/controller-uid";

    /// <summary>Unless the user manages the selector.</summary>
    public static void Generate(Job job)
    {
        if (job.Spec.ManualSelector == true) return;
        var labels = job.Spec.Template.Metadata.Labels ??= new(StringComparer.Ordinal);
        // A label that is already there with another value is refused by Check.
        foreach (var (key, value) in Expected(job)) labels.TryAdd(key, value);
        var selector = (job.Spec.Selector ??= new()).MatchLabels ??= new(StringComparer.Ordinal);
        selector.TryAdd(ControllerUid, job.Metadata.Uid);
    }

    /// <summary>A generated selector is as generated.</summary>
    public static void Check(FieldErrors errors, Job job)
    {
        if (job.Spec.ManualSelector == true || job.Spec.Selector is not { } selector) return;
        if (job.Metadata.Uid.Length == 0) errors.Required(Field.Of("metadata").Child("uid"));
        var field = Field.Of("spec").Child("template", "metadata").Child("labels");
        var expected = Expected(job);
        foreach (var (key, value) in expected)
        {
            if (job.Spec.Template.Metadata.Labels is not { } labels || !labels.TryGetValue(key, out var actual)) errors.Required(field.Key(key), $"must be '{value}'");
            else if (actual != value) errors.Invalid(field.Key(key), actual, $"must be '{value}'");
        }
        if (LabelMatch.Matches(selector, expected.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal)) == false) errors.Invalid(Field.Of("spec").Child("selector"), selector, "`selector` not auto-generated");
    }

    private static (string Key, string Value)[] Expected(Job job) =>
    [
        ("controller-uid", job.Metadata.Uid), ("job-name", job.Metadata.Name),
        (ControllerUid, job.Metadata.Uid), ("batch.kubernetes.io/job-name", job.Metadata.Name),
    ];
}
