using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.NodeLifecycle;

/// <summary>The taints that follow from a node's conditions. Pure.</summary>
internal static class NodeTaints
{
    public const string NotReady = "node.kubernetes.io/not-ready";
    public const string Unreachable = "node.kubernetes.io/unreachable";
    public const string Unschedulable = "node.kubernetes.io/unschedulable";

    private static readonly (string Condition, string Status, string Taint)[] ByCondition =
    [
        (NodeConditionType.Ready, ConditionStatus.False, NotReady),
        (NodeConditionType.Ready, ConditionStatus.Unknown, Unreachable),
        (NodeConditionType.MemoryPressure, ConditionStatus.True, "node.kubernetes.io/memory-pressure"),
        (NodeConditionType.DiskPressure, ConditionStatus.True, "node.kubernetes.io/disk-pressure"),
        (NodeConditionType.NetworkUnavailable, ConditionStatus.True, "node.kubernetes.io/network-unavailable"),
        (NodeConditionType.PIDPressure, ConditionStatus.True, "node.kubernetes.io/pid-pressure"),
    ];

    /// <summary>
    /// The node's taints as they should be, or null when they are. Taints of others stay as they are. When no node at all
    /// is ready the fault is likelier ours than theirs: then nothing is evicted (no NoExecute).
    /// </summary>
    public static List<Taint>? Wanted(Node node, bool evict, Time now)
    {
        var wanted = new List<(string Key, string Effect)>();
        foreach (var (condition, status, taint) in ByCondition)
        {
            if (node.Status.Conditions?.Find(c => c.Type == condition)?.Status == status) wanted.Add((taint, TaintEffect.NoSchedule));
        }
        if (node.Spec.Unschedulable) wanted.Add((Unschedulable, TaintEffect.NoSchedule));
        var ready = node.Status.Conditions?.Find(c => c.Type == NodeConditionType.Ready)?.Status;
        if (evict && ready == ConditionStatus.False) wanted.Add((NotReady, TaintEffect.NoExecute));
        if (evict && ready == ConditionStatus.Unknown) wanted.Add((Unreachable, TaintEffect.NoExecute));

        var present = node.Spec.Taints ?? [];
        var kept = present.Where(t => !IsOurs(t) || wanted.Contains((t.Key, t.Effect))).ToList();
        var missing = wanted.Where(w => !present.Exists(t => t.Key == w.Key && t.Effect == w.Effect)).ToList();
        if (missing.Count == 0 && kept.Count == present.Count) return null;
        kept.AddRange(missing.Select(m => new Taint { Key = m.Key, Effect = m.Effect, TimeAdded = now }));
        return kept;
    }

    private static bool IsOurs(Taint taint)
    {
        if (taint.Effect == TaintEffect.NoExecute) return taint.Key is NotReady or Unreachable;
        return taint.Effect == TaintEffect.NoSchedule && (taint.Key == Unschedulable || Array.Exists(ByCondition, c => c.Taint == taint.Key));
    }
}
