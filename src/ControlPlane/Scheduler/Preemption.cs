using System.Globalization;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>Room made for a pod: the node, and who must leave it.</summary>
internal sealed record PreemptionPlan(string Node, IReadOnlyList<PodRecord> Victims, int BudgetViolations);

/// <summary>
/// Finds the node where the fewest and least important pods must leave. On each node all pods of lower priority leave in
/// thought; then, from the most important down, each that fits again stays, those first whose disruption budget would be
/// violated. Nodes are compared by violated budgets, the highest priority among the victims, the sum of priorities, their
/// number, and how recently the most important victim started.
/// </summary>
internal static class Preemption
{
    /// <summary>The plan, or what to say why there is none.</summary>
    public static (PreemptionPlan? Plan, string Message) Plan(PodRecord pod, Snapshot snapshot, Decision decision)
    {
        if (pod.Pod.Spec.PreemptionPolicy == "Never") return (null, "not eligible due to preemptionPolicy=Never.");
        if (IsMakingRoom(pod, snapshot, decision)) return (null, "not eligible due to a terminating pod on the nominated node.");
        var plans = new List<PreemptionPlan>();
        var reasons = new List<string>();
        foreach (var node in snapshot.Nodes)
        {
            if (decision.Refusals.TryGetValue(node.Name, out var refusal) && !refusal.Why.Resolvable)
            {
                reasons.Add("Preemption is not helpful for scheduling");
                continue;
            }
            if (PlanOn(pod, snapshot, node) is { } plan) plans.Add(plan);
            else reasons.Add("No preemption victims found for incoming pod");
        }
        if (plans.Count > 0) return (Cheapest(plans), "");
        return (null, string.Create(CultureInfo.InvariantCulture, $"0/{snapshot.Nodes.Count} nodes are available: {Decision.Histogram(reasons)}."));
    }

    private static bool IsMakingRoom(PodRecord pod, Snapshot snapshot, Decision decision)
    {
        var nominated = pod.Pod.Status.NominatedNodeName;
        if (nominated.Length == 0) return false;
        if (decision.Refusals.TryGetValue(nominated, out var refusal) && !refusal.Why.Resolvable) return false;
        return snapshot.Find(nominated)?.Pods.Any(p => p.IsTerminating && p.Priority < pod.Priority) == true;
    }

    private static PreemptionPlan? PlanOn(PodRecord pod, Snapshot snapshot, NodeState node)
    {
        var lower = node.Pods.Where(p => p.Priority < pod.Priority).ToList();
        if (lower.Count == 0) return null;
        var state = lower.Aggregate(node, (s, p) => s.Minus(p.Uid));
        if (!Decider.Fits(pod, snapshot.With(state), state)) return null;
        var (violating, others) = SplitByBudgets(MostImportantFirst(lower), snapshot.View);
        var victims = new List<PodRecord>();
        var violations = 0;
        foreach (var candidate in violating.Concat(others))
        {
            var back = state.Plus(candidate);
            if (Decider.Fits(pod, snapshot.With(back), back))
            {
                state = back;
                continue;
            }
            victims.Add(candidate);
            if (violating.Contains(candidate)) violations++;
        }
        return new PreemptionPlan(node.Name, [.. MostImportantFirst(victims)], violations);
    }

    private static IOrderedEnumerable<PodRecord> MostImportantFirst(IEnumerable<PodRecord> pods) =>
        pods.OrderByDescending(p => p.Priority).ThenBy(p => p.Started);

    /// <summary>Each budget allows so many disruptions; the pods beyond that violate it.</summary>
    private static (List<PodRecord> Violating, List<PodRecord> Others) SplitByBudgets(IEnumerable<PodRecord> pods, IClusterView view)
    {
        List<PodRecord> violating = [], others = [];
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            var violates = false;
            foreach (var budget in view.Budgets(pod.Namespace))
            {
                if (pod.Pod.Metadata.Labels is not { Count: > 0 } labels || !LabelSelectorExpression.From(budget.Spec.Selector).Matches(labels)) continue;
                if (budget.Status.DisruptedPods?.ContainsKey(pod.Pod.Metadata.Name) == true) continue;   // already on its way out
                var key = budget.Metadata.Namespace + "/" + budget.Metadata.Name;
                left[key] = left.GetValueOrDefault(key, budget.Status.DisruptionsAllowed) - 1;
                violates |= left[key] < 0;
            }
            (violates ? violating : others).Add(pod);
        }
        return (violating, others);
    }

    private static PreemptionPlan Cheapest(List<PreemptionPlan> plans) => plans
        .OrderBy(p => p.Victims.Count > 0)
        .ThenBy(p => p.BudgetViolations)
        .ThenBy(p => p.Victims.Select(v => v.Priority).DefaultIfEmpty(int.MinValue).Max())
        // Shifted, so that many victims of negative priority do not look cheaper than one.
        .ThenBy(p => p.Victims.Sum(v => (long)v.Priority + int.MaxValue + 1))
        .ThenBy(p => p.Victims.Count)
        .ThenByDescending(p => p.Victims.Select(v => v.Started).FirstOrDefault())
        .First();
}
