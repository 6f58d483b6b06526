using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>A pod affinity term, parsed, with the namespaces that it looks at.</summary>
internal sealed class AffinityTerm
{
    private readonly HashSet<string> _namespaces;
    private readonly LabelSelectorExpression _namespaceSelector;
    private readonly LabelSelectorExpression _selector;

    private AffinityTerm(Pod owner, PodAffinityTerm term, int weight)
    {
        TopologyKey = term.TopologyKey;
        Weight = weight;
        _selector = LabelSelectorExpression.From(LabelKeys.Merge(term.LabelSelector, owner.Metadata.Labels, term.MatchLabelKeys, term.MismatchLabelKeys));
        _namespaces = new HashSet<string>(term.Namespaces ?? [], StringComparer.Ordinal);
        _namespaceSelector = LabelSelectorExpression.From(term.NamespaceSelector);
        if (_namespaces.Count == 0 && term.NamespaceSelector is null) _namespaces.Add(owner.Metadata.Namespace);
    }

    public string TopologyKey { get; }

    public int Weight { get; }

    public static IReadOnlyList<AffinityTerm> Required(Pod owner, List<PodAffinityTerm>? terms) =>
        terms is null ? [] : terms.ConvertAll(t => new AffinityTerm(owner, t, 0));

    public static IReadOnlyList<AffinityTerm> Preferred(Pod owner, List<WeightedPodAffinityTerm>? terms) =>
        terms is null ? [] : terms.ConvertAll(t => new AffinityTerm(owner, t.PodAffinityTerm, t.Weight));

    /// <summary>Whether the term means this pod.</summary>
    public bool Matches(Pod pod, Snapshot snapshot)
    {
        if (!_selector.Matches(pod.Metadata.Labels)) return false;
        return _namespaces.Contains(pod.Metadata.Namespace) || _namespaceSelector.Matches(snapshot.NamespaceLabels(pod.Metadata.Namespace));
    }
}

/// <summary>matchLabelKeys: the pod's own values of some labels become part of a selector.</summary>
internal static class LabelKeys
{
    public static LabelSelector? Merge(LabelSelector? selector, IReadOnlyDictionary<string, string>? labels, List<string>? match, List<string>? mismatch = null)
    {
        if (selector is null || labels is null || (match is null && mismatch is null)) return selector;
        var merged = selector.Clone();
        Add(merged, labels, match, LabelSelectorOperator.In);
        Add(merged, labels, mismatch, LabelSelectorOperator.NotIn);
        return merged;
    }

    private static void Add(LabelSelector selector, IReadOnlyDictionary<string, string> labels, List<string>? keys, string operation)
    {
        foreach (var key in keys ?? [])
        {
            if (!labels.TryGetValue(key, out var value)) continue;
            (selector.MatchExpressions ??= []).Add(new LabelSelectorRequirement { Key = key, Operator = operation, Values = [value] });
        }
    }
}
