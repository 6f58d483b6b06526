using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>
/// Keeps the pods of a group even over zones, hosts or whatever the topology key names. Skew of a domain is its number
/// of matching pods, with the new one, less the fewest in any domain:
///   zone a 2, b 1, maxSkew 1: a would have 3 - 1 = 2, too many; b 2 - 1 = 1, fine.
/// </summary>
internal sealed class PodTopologySpread : IFilter, IScore
{
    private static readonly Rejection TooSkewed = new("node(s) didn't match pod topology spread constraints");
    private static readonly Rejection NoLabel = new("node(s) didn't match pod topology spread constraints (missing required label)", Resolvable: false);

    public string Name => "PodTopologySpread";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged | ClusterEvents.PodPlaced | ClusterEvents.PodRemoved;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        var constraints = SpreadConstraint.Of(pod.Pod, "DoNotSchedule");
        if (constraints.Count == 0) return PreparedFilter.Nothing;
        var counts = constraints.ConvertAll(_ => new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var node in snapshot.Nodes.Where(n => constraints.TrueForAll(c => n.Label(c.Key) is not null)))
        {
            for (var i = 0; i < constraints.Count; i++)
            {
                if (!constraints[i].Counts(pod, node)) continue;
                var domain = node.Label(constraints[i].Key)!;
                counts[i][domain] = counts[i].GetValueOrDefault(domain) + constraints[i].Matching(pod, node);
            }
        }
        var least = constraints.Select((c, i) => counts[i].Count < c.MinDomains || counts[i].Count == 0 ? 0 : counts[i].Values.Min()).ToArray();
        return new PreparedFilter(node => Judge(pod, node, constraints, counts, least));
    }

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var constraints = SpreadConstraint.Of(pod.Pod, "ScheduleAnyway");
        var defaulted = pod.Pod.Spec.TopologySpreadConstraints is not { Count: > 0 };
        if (defaulted && snapshot.View.SpreadSelector(pod.Pod) is { } selector) constraints = SpreadConstraint.Defaults(selector);
        if (constraints.Count == 0) return null;
        var ignored = nodes.Select(n => !defaulted && constraints.Exists(c => n.Label(c.Key) is null)).ToArray();
        var raw = new double[nodes.Count];
        foreach (var constraint in constraints) AddScores(constraint, pod, snapshot, nodes, ignored, defaulted ? null : constraints, raw);
        return Normalized(raw, ignored);
    }

    private static Rejection? Judge(PodRecord pod, NodeState node, List<SpreadConstraint> constraints, List<Dictionary<string, int>> counts, int[] least)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            if (node.Label(constraints[i].Key) is not { } domain) return NoLabel;
            var self = constraints[i].Selects(pod) ? 1 : 0;
            if (counts[i].GetValueOrDefault(domain) + self - least[i] > constraints[i].MaxSkew) return TooSkewed;
        }
        return null;
    }

    /// <summary>Adds, per node, the pods of its domain, weighted: the more domains there are, the more each pod counts.</summary>
    private static void AddScores(SpreadConstraint constraint, PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes, bool[] ignored, List<SpreadConstraint>? required, double[] raw)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!ignored[i] && nodes[i].Label(constraint.Key) is { } domain) counts.TryAdd(domain, 0);
        }
        foreach (var node in snapshot.Nodes)
        {
            if (node.Label(constraint.Key) is not { } domain || !counts.ContainsKey(domain) || !constraint.Counts(pod, node)) continue;
            if (required is not null && required.Exists(c => node.Label(c.Key) is null)) continue;
            counts[domain] += constraint.Matching(pod, node);
        }
        var domains = constraint.Key == SpreadConstraint.Hostname ? ignored.Count(i => !i) : counts.Count;
        var weight = Math.Log(domains + 2);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (ignored[i] || nodes[i].Label(constraint.Key) is not { } domain) continue;
            raw[i] += (counts[domain] * weight) + (constraint.MaxSkew - 1);
        }
    }

    private static double[] Normalized(double[] raw, bool[] ignored)
    {
        var rounded = Array.ConvertAll(raw, r => Math.Round(r, MidpointRounding.AwayFromZero));
        var considered = rounded.Where((_, i) => !ignored[i]).ToArray();
        var (least, most) = considered.Length == 0 ? (0, 0) : (considered.Min(), considered.Max());
        return [.. rounded.Select((score, i) => ignored[i] ? 0 : most == 0 ? Normalize.Most : Math.Floor(Normalize.Most * (most + least - score) / most))];
    }
}
