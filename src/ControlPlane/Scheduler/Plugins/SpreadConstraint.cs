using NetKube.ControlPlane.Placement;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>A topology spread constraint, parsed.</summary>
internal sealed class SpreadConstraint
{
    public const string Hostname = "kubernetes.io/hostname";
    private readonly LabelSelectorExpression _selector;

    private SpreadConstraint(string key, int maxSkew, LabelSelectorExpression selector)
    {
        Key = key;
        MaxSkew = maxSkew;
        _selector = selector;
    }

    public string Key { get; }

    public int MaxSkew { get; }

    public int MinDomains { get; private init; } = 1;

    /// <summary>Nodes that the pod's own node selection excludes do not count.</summary>
    private bool HonorsAffinity { get; init; } = true;

    /// <summary>Nodes whose taints the pod does not bear do not count.</summary>
    private bool HonorsTaints { get; init; }

    public static List<SpreadConstraint> Of(Pod pod, string whenUnsatisfiable) =>
    [
        .. (pod.Spec.TopologySpreadConstraints ?? []).Where(c => c.WhenUnsatisfiable == whenUnsatisfiable)
            .Select(c => new SpreadConstraint(c.TopologyKey, c.MaxSkew, LabelSelectorExpression.From(LabelKeys.Merge(c.LabelSelector, pod.Metadata.Labels, c.MatchLabelKeys)))
            {
                MinDomains = c.MinDomains ?? 1,
                HonorsAffinity = c.NodeAffinityPolicy != "Ignore",
                HonorsTaints = c.NodeTaintsPolicy == "Honor",
            }),
    ];

    /// <summary>What pods of a service or controller get that say nothing: over hosts, and more loosely over zones.</summary>
    public static List<SpreadConstraint> Defaults(LabelSelectorExpression selector) =>
    [
        new(Hostname, 3, selector),
        new("topology.kubernetes.io/zone", 5, selector),
    ];

    public bool Selects(PodRecord pod) => _selector.Matches(pod.Pod.Metadata.Labels);

    public bool Counts(PodRecord pod, NodeState node) =>
        (!HonorsAffinity || NodeSelection.Suits(pod.Pod, node.Node)) && (!HonorsTaints || Taints.FirstUntolerated(pod.Pod, node.Node) is null);

    /// <summary>The node's pods that count as of the same group.</summary>
    public int Matching(PodRecord pod, NodeState node) =>
        node.Pods.Count(p => p.Namespace == pod.Namespace && !p.IsTerminating && p.Uid != pod.Uid && Selects(p));
}
