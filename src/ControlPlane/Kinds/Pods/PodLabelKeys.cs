using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>
/// matchLabelKeys and mismatchLabelKeys name labels of the pod itself; on create their values become requirements of
/// the selector beside them, so that the scheduler needs to look at selectors only.
/// </summary>
internal static class PodLabelKeys
{
    public static void Merge(Pod pod)
    {
        var labels = pod.Metadata.Labels;
        if (pod.Spec.Affinity is { } affinity)
        {
            var terms = (affinity.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
                .Concat((affinity.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(t => t.PodAffinityTerm))
                .Concat(affinity.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
                .Concat((affinity.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(t => t.PodAffinityTerm));
            foreach (var term in terms)
            {
                Merge(term.LabelSelector, term.MatchLabelKeys, LabelSelectorOperator.In, labels);
                Merge(term.LabelSelector, term.MismatchLabelKeys, LabelSelectorOperator.NotIn, labels);
            }
        }
        foreach (var constraint in pod.Spec.TopologySpreadConstraints ?? []) Merge(constraint.LabelSelector, constraint.MatchLabelKeys, LabelSelectorOperator.In, labels);
    }

    private static void Merge(LabelSelector? selector, List<string>? keys, string relation, Dictionary<string, string>? labels)
    {
        if (selector is null || labels is null) return;
        foreach (var key in keys ?? [])
        {
            if (!labels.TryGetValue(key, out var value)) continue;
            var requirements = selector.MatchExpressions ??= [];
            // A create that is tried again under another name comes here twice.
            if (!requirements.Exists(r => r.Key == key && r.Operator == relation && r.Values is [var only] && only == value))
            {
                requirements.Add(new LabelSelectorRequirement { Key = key, Operator = relation, Values = [value] });
            }
        }
    }
}
