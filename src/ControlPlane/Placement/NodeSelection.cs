using System.Globalization;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Placement;

/// <summary>nodeSelector and node affinity.</summary>
internal static class NodeSelection
{
    /// <summary>Whether the node has every label of the nodeSelector and matches the required affinity.</summary>
    public static bool Suits(Pod pod, Node node)
    {
        foreach (var (name, value) in pod.Spec.NodeSelector ?? [])
        {
            if (node.Metadata.Labels?.GetValueOrDefault(name) != value) return false;
        }
        var required = pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        return required is null || Matches(required, node);
    }

    /// <summary>Terms are alternatives; an empty one matches nothing.</summary>
    public static bool Matches(NodeSelector selector, Node node) => selector.NodeSelectorTerms?.Exists(t => Matches(t, node)) == true;

    public static bool Matches(NodeSelectorTerm term, Node node)
    {
        if (term.MatchExpressions is not { Count: > 0 } && term.MatchFields is not { Count: > 0 }) return false;
        return (term.MatchExpressions ?? []).TrueForAll(e => Matches(e, node.Metadata.Labels?.GetValueOrDefault(e.Key)))
            && (term.MatchFields ?? []).TrueForAll(e => Matches(e, e.Key == "metadata.name" ? node.Metadata.Name : null));
    }

    private static bool Matches(NodeSelectorRequirement requirement, string? value) => requirement.Operator switch
    {
        NodeSelectorOperator.In => value is not null && requirement.Values?.Contains(value) == true,
        NodeSelectorOperator.NotIn => value is null || requirement.Values?.Contains(value) != true,
        NodeSelectorOperator.Exists => value is not null,
        NodeSelectorOperator.DoesNotExist => value is null,
        NodeSelectorOperator.Gt => Compare(value, requirement) > 0,
        NodeSelectorOperator.Lt => Compare(value, requirement) < 0,
        _ => false,
    };

    private static int Compare(string? value, NodeSelectorRequirement requirement) =>
        long.TryParse(value, CultureInfo.InvariantCulture, out var have) && requirement.Values is [var text] && long.TryParse(text, CultureInfo.InvariantCulture, out var limit)
            ? have.CompareTo(limit)
            : 0;
}
