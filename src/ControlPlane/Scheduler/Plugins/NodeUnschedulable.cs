using NetKube.ControlPlane.Placement;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>A cordoned node takes only pods that tolerate it.</summary>
internal sealed class NodeUnschedulable : IFilter
{
    private static readonly Rejection Cordoned = new("node(s) were unschedulable", Resolvable: false);
    private static readonly Taint Cordon = new() { Key = "node.kubernetes.io/unschedulable", Effect = TaintEffect.NoSchedule };

    public string Name => "NodeUnschedulable";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        if (Taints.Tolerates(pod.Pod, Cordon)) return PreparedFilter.Nothing;
        return new PreparedFilter(static node => node.Node.Spec.Unschedulable ? Cordoned : null);
    }
}
