using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Jobs;

/// <summary>When a Job has failed or succeeded before all its pods are done.</summary>
internal static class JobPolicyValidation
{
    private const int MostRules = 20;
    private const int MostExitCodes = 255;
    private const int MostIndexText = 64 * 1024;

    private static readonly string[] Actions = [PodFailurePolicyAction.Count, PodFailurePolicyAction.FailIndex, PodFailurePolicyAction.FailJob, PodFailurePolicyAction.Ignore];

    public static void Failure(FieldErrors errors, Field field, JobSpec spec, PodFailurePolicy policy)
    {
        var rules = policy.Rules ?? [];
        if (rules.Count > MostRules) errors.TooMany(field.Child("rules"), rules.Count, MostRules);
        var pod = spec.Template.Spec;
        var containers = (pod.Containers ?? []).Concat(pod.InitContainers ?? []).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++) Rule(errors, field.Child("rules").Index(i), spec, rules[i], containers);
    }

    public static void Success(FieldErrors errors, Field field, JobSpec spec, SuccessPolicy policy)
    {
        if (spec.CompletionMode != CompletionMode.Indexed)
        {
            errors.Invalid(field, policy, "requires indexed completion mode");
            return;
        }
        var (at, rules) = (field.Child("rules"), policy.Rules ?? []);
        if (rules.Count == 0) errors.Required(at, "at least one rules must be specified when the successPolicy is specified");
        if (rules.Count > MostRules) errors.TooMany(at, rules.Count, MostRules);
        for (var i = 0; i < rules.Count; i++) Rule(errors, at.Index(i), spec, rules[i]);
    }

    private static void Rule(FieldErrors errors, Field field, JobSpec spec, PodFailurePolicyRule rule, HashSet<string> containers)
    {
        var action = field.Child("action");
        if (rule.Action.Length == 0) errors.Required(action, $"valid values: [{string.Join(" ", Actions.Select(a => $"\"{a}\""))}]");
        else if (!Actions.Contains(rule.Action)) errors.NotSupported(action, rule.Action, Actions);
        else if (rule.Action == PodFailurePolicyAction.FailIndex && spec.BackoffLimitPerIndex is null) errors.Invalid(action, rule.Action, "requires the backoffLimitPerIndex to be set");
        var conditions = rule.OnPodConditions ?? [];
        if (rule.OnExitCodes is { } codes) ExitCodes(errors, field.Child("onExitCodes"), codes, containers);
        if (conditions.Count > MostRules) errors.TooMany(field.Child("onPodConditions"), conditions.Count, MostRules);
        for (var i = 0; i < conditions.Count; i++)
        {
            var at = field.Child("onPodConditions").Index(i);
            errors.QualifiedName(at.Child("type"), conditions[i].Type);
            errors.RequiredOneOf(at.Child("status"), conditions[i].Status, ConditionStatus.False, ConditionStatus.True, ConditionStatus.Unknown);
        }
        if (rule.OnExitCodes is not null && conditions.Count > 0) errors.Invalid(field, rule, "specifying both OnExitCodes and OnPodConditions is not supported");
        if (rule.OnExitCodes is null && conditions.Count == 0) errors.Invalid(field, rule, "specifying one of OnExitCodes and OnPodConditions is required");
    }

    private static void ExitCodes(FieldErrors errors, Field field, PodFailurePolicyOnExitCodesRequirement codes, HashSet<string> containers)
    {
        errors.RequiredOneOf(field.Child("operator"), codes.Operator, PodFailurePolicyOnExitCodesOperator.In, PodFailurePolicyOnExitCodesOperator.NotIn);
        if (codes.ContainerName is { } name && !containers.Contains(name)) errors.Invalid(field.Child("containerName"), name, "must be one of the container or initContainer names in the pod template");
        var (at, values) = (field.Child("values"), codes.Values ?? []);
        if (values.Count == 0) errors.Invalid(at, "", "at least one value is required");
        else if (values.Count > MostExitCodes) errors.TooMany(at, values.Count, MostExitCodes);
        var seen = new HashSet<int>();
        for (var i = 0; i < values.Count; i++)
        {
            if (codes.Operator == PodFailurePolicyOnExitCodesOperator.In && values[i] == 0) errors.Invalid(at.Index(i), values[i], "must not be 0 for the In operator");
            if (!seen.Add(values[i])) errors.Duplicate(at.Index(i), values[i]);
        }
        if (values.Zip(values.Skip(1)).Any(pair => pair.First > pair.Second)) errors.Invalid(at, string.Join(",", values), "must be ordered");
    }

    private static void Rule(FieldErrors errors, Field field, JobSpec spec, SuccessPolicyRule rule)
    {
        if (rule is { SucceededCount: null, SucceededIndexes: null }) errors.Required(field, "at least one of succeededCount or succeededIndexes must be specified");
        var completions = spec.Completions ?? 0;
        var total = completions;
        if (rule.SucceededIndexes is { } indexes)
        {
            if (indexes.Length > MostIndexText) errors.TooLong(field.Child("succeededIndexes"), MostIndexText);
            if (Count(indexes, completions, out var problem) is { } count) total = count;
            else errors.Invalid(field.Child("succeededIndexes"), indexes, $"error parsing succeededIndexes: {problem}");
        }
        if (rule.SucceededCount is not { } succeeded) return;
        errors.NonNegative(field.Child("succeededCount"), succeeded);
        if (succeeded > completions) errors.Invalid(field.Child("succeededCount"), succeeded, $"must be less than or equal to {completions} (the number of specified completions)");
        else if (succeeded > total) errors.Invalid(field.Child("succeededCount"), succeeded, $"must be less than or equal to {total} (the number of indexes in the specified succeededIndexes field)");
    }

    /// <summary>How many indexes "1,3-5" names; null with a problem when it cannot be read, is not in order, or goes too far.</summary>
    private static int? Count(string text, int completions, out string problem)
    {
        problem = "";
        var (count, last) = (0, -1);
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var end))
            {
                problem = $"cannot convert string to integer for index: \"{part}\"";
                return null;
            }
            if (end >= completions) problem = $"too large index: \"{end}\"";
            else if (first <= last) problem = $"non-increasing order, previous: {last}, current: {first}";
            else if (ends.Length == 2 && first > end) problem = $"non-increasing order, previous: {first}, current: {end}";
            if (problem.Length > 0) return null;
            count += end - first + 1;
            last = end;
        }
        return count;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
