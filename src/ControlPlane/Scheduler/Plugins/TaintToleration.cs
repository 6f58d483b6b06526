using NetKube.ControlPlane.Placement;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>Taints keep away (NoSchedule, NoExecute) or make a node less liked (PreferNoSchedule).</summary>
internal sealed class TaintToleration : IFilter, IScore
{
    public string Name => "TaintToleration";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot) => new(node =>
        Taints.FirstUntolerated(pod.Pod, node.Node) is { } taint
            ? new Rejection($"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}", Resolvable: false)
            : null);

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var disliked = nodes.Select(n => (double)(n.Node.Spec.Taints ?? []).Count(t => t.Effect == TaintEffect.PreferNoSchedule && !Taints.Tolerates(pod.Pod, t))).ToArray();
        return Normalize.FewestFirst(disliked);
    }
}
