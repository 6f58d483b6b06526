using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>A pod nominated to a node (its victims are still leaving) counts there for pods of no higher priority.</summary>
internal sealed record Nomination(PodRecord Pod, string Node);

/// <summary>Filters, then scores, over a snapshot. Pure but for the choice among equals.</summary>
internal sealed class Decider(Random random)
{
    public Decision Decide(PodRecord pod, Snapshot snapshot, IReadOnlyList<Nomination> nominations)
    {
        if (snapshot.Nodes.Count == 0) return Decision.Refused(new Dictionary<string, Refusal>(), 0);
        var filters = Prepare(pod, snapshot);
        if (filters.Everywhere is { } refusal)
        {
            return Decision.Refused(snapshot.Nodes.ToDictionary(n => n.Name, _ => refusal), snapshot.Nodes.Count, refusal.Why.Reason);
        }
        var crowded = Crowded(pod, snapshot, nominations);
        var crowdedFilters = crowded is null ? null : Prepare(pod, crowded);
        var refusals = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        var feasible = new List<NodeState>();
        for (var i = 0; i < snapshot.Nodes.Count; i++)
        {
            var node = snapshot.Nodes[i];
            var no = filters.Judge(node) ?? crowdedFilters?.Judge(crowded!.Nodes[i]);
            if (no is null) feasible.Add(node);
            else refusals.Add(node.Name, no);
        }
        if (feasible.Count == 0) return Decision.Refused(refusals, snapshot.Nodes.Count);
        // A pod for which room was made goes there while it still can.
        var nominated = feasible.Find(n => n.Name == pod.Pod.Status.NominatedNodeName);
        return Decision.Placed((nominated ?? Best(pod, snapshot, feasible)).Name);
    }

    /// <summary>Whether the pod could run on the node, as the snapshot has it.</summary>
    public static bool Fits(PodRecord pod, Snapshot snapshot, NodeState node)
    {
        var filters = Prepare(pod, snapshot);
        return filters.Everywhere is null && filters.Judge(node) is null;
    }

    private static PreparedFilters Prepare(PodRecord pod, Snapshot snapshot)
    {
        var prepared = new List<(IFilter, NodeFilter)>(PluginOrder.Filters.Length);
        foreach (var filter in PluginOrder.Filters)
        {
            var (perNode, everywhere) = filter.Prepare(pod, snapshot);
            if (everywhere is not null) return new PreparedFilters([], new Refusal(filter, everywhere));
            if (perNode is not null) prepared.Add((filter, perNode));
        }
        return new PreparedFilters(prepared, null);
    }

    /// <summary>The cluster with the nominated pods in place; null when there are none that count.</summary>
    private static Snapshot? Crowded(PodRecord pod, Snapshot snapshot, IReadOnlyList<Nomination> nominations)
    {
        var counting = nominations.Where(n => n.Pod.Uid != pod.Uid && n.Pod.Priority >= pod.Priority).ToLookup(n => n.Node);
        if (counting.Count == 0) return null;
        return new Snapshot([.. snapshot.Nodes.Select(node => counting[node.Name].Aggregate(node, (state, n) => state.Plus(n.Pod)))], snapshot.View);
    }

    private NodeState Best(PodRecord pod, Snapshot snapshot, List<NodeState> feasible)
    {
        if (feasible.Count == 1) return feasible[0];
        var totals = new double[feasible.Count];
        foreach (var (score, weight) in PluginOrder.Scores)
        {
            if (score.Score(pod, snapshot, feasible) is not { } scores) continue;
            for (var i = 0; i < totals.Length; i++) totals[i] += scores[i] * weight;
        }
        var most = totals.Max();
        var best = Enumerable.Range(0, totals.Length).Where(i => totals[i] == most).ToList();
        return feasible[best[best.Count == 1 ? 0 : random.Next(best.Count)]];
    }

    private sealed record PreparedFilters(List<(IFilter Filter, NodeFilter Judge)> Filters, Refusal? Everywhere)
    {
        public Refusal? Judge(NodeState node)
        {
            foreach (var (filter, judge) in Filters)
            {
                if (judge(node) is { } why) return new Refusal(filter, why);
            }
            return null;
        }
    }
}
