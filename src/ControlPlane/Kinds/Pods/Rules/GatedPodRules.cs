using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>A pod that waits behind scheduling gates may still be directed to fewer nodes (KEP-3838).</summary>
internal static class GatedPodRules
{
    /// <summary>Checks what became narrower, then sets it back in <paramref name="rest"/>, so that it does not count as a change.</summary>
    public static void Check(FieldErrors errors, Field field, PodSpec rest, PodSpec old)
    {
        if (!Same.Maps(rest.NodeSelector, old.NodeSelector))
        {
            foreach (var (key, value) in old.NodeSelector ?? [])
            {
                if (rest.NodeSelector?.TryGetValue(key, out var now) == true && now == value) continue;
                errors.Invalid(field.Child("nodeSelector"), string.Join(",", (rest.NodeSelector ?? []).Keys), "only additions are allowed (no mutations or deletions)");
                break;
            }
            rest.NodeSelector = old.Clone().NodeSelector;
        }
        if (Same.Value(rest.Affinity?.NodeAffinity, old.Affinity?.NodeAffinity)) return;
        Required(errors, field.Child("affinity", "nodeAffinity"), rest.Affinity?.NodeAffinity, old.Affinity?.NodeAffinity);
        var before = old.Clone().Affinity;
        if (rest.Affinity is null) rest.Affinity = before;
        else if (before is null && rest.Affinity is { PodAffinity: null, PodAntiAffinity: null }) rest.Affinity = null;
        else rest.Affinity.NodeAffinity = before?.NodeAffinity;
    }

    private static void Required(FieldErrors errors, Field field, NodeAffinity? now, NodeAffinity? old)
    {
        if (old?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms is not { Count: > 0 } before) return;
        var at = field.Child("requiredDuringSchedulingIgnoredDuringExecution").Child("nodeSelectorTerms");
        var after = now?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [];
        if (after.Count != before.Count)
        {
            errors.Invalid(at, after.Count, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (var i = 0; i < before.Count; i++)
        {
            if (!Narrows(after[i], before[i]))
            {
                errors.Invalid(at.Index(i), after[i], "only additions are allowed (no mutations or deletions)");
            }
        }
    }

    /// <summary>A term without requirements selects nothing: any would select more.</summary>
    private static bool Narrows(NodeSelectorTerm after, NodeSelectorTerm before)
    {
        if (before is { MatchExpressions: null or [], MatchFields: null or [] }) return after is { MatchExpressions: null or [], MatchFields: null or [] };
        return Continues(after.MatchExpressions, before.MatchExpressions) && Continues(after.MatchFields, before.MatchFields);
    }

    private static bool Continues(List<NodeSelectorRequirement>? after, List<NodeSelectorRequirement>? before) =>
        Same.Lists((after ?? []).Take(before?.Count ?? 0).ToList(), before);
}
