using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>Why a node does not suit.</summary>
/// <param name="Reason">kube-scheduler's words.</param>
/// <param name="Resolvable">Whether it could change if other pods left.</param>
internal sealed record Rejection(string Reason, bool Resolvable = true);

/// <summary>Judges one node for the pod it was prepared for; null lets it pass.</summary>
internal delegate Rejection? NodeFilter(NodeState node);

/// <summary>A filter prepared for a pod.</summary>
/// <param name="PerNode">null when there is nothing to check.</param>
/// <param name="Everywhere">No node can suit.</param>
internal readonly record struct PreparedFilter(NodeFilter? PerNode, Rejection? Everywhere = null)
{
    public static PreparedFilter Nothing => default;

    public static PreparedFilter Reject(string reason, bool resolvable = false) => new(null, new Rejection(reason, resolvable));
}

/// <summary>Changes of the cluster that may make a pod schedulable.</summary>
[Flags]
internal enum ClusterEvents
{
    None = 0,
    NodeAdded = 1,
    NodeChanged = 2,
    PodRemoved = 4,
    PodPlaced = 8,
    StorageChanged = 16,
    NamespaceChanged = 32,
    Any = NodeAdded | NodeChanged | PodRemoved | PodPlaced | StorageChanged | NamespaceChanged,
}

/// <summary>Says where a pod must not go. Stateless: what is computed once a pod lives in the prepared filter.</summary>
internal interface IFilter
{
    string Name { get; }

    /// <summary>What may turn its refusal.</summary>
    ClusterEvents WokenBy { get; }

    PreparedFilter Prepare(PodRecord pod, Snapshot snapshot);
}

/// <summary>Says which of the nodes that suit is best.</summary>
internal interface IScore
{
    string Name { get; }

    /// <summary>From 0 to 100 for each node given, higher is better; null when there is no preference.</summary>
    double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes);
}
