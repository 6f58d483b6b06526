using NetKube.ControlPlane.Placement;
using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>The pod's wishes about node labels: required ones filter, preferred ones score.</summary>
internal sealed class NodeAffinity : IFilter, IScore
{
    private static readonly Rejection Unlike = new("node(s) didn't match Pod's node affinity/selector", Resolvable: false);

    public string Name => "NodeAffinity";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        var spec = pod.Pod.Spec;
        if (spec.NodeSelector is not { Count: > 0 } && spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is null) return PreparedFilter.Nothing;
        return new PreparedFilter(node => NodeSelection.Suits(pod.Pod, node.Node) ? null : Unlike);
    }

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var preferred = pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution;
        if (preferred is not { Count: > 0 }) return null;
        return Normalize.MostFirst([.. nodes.Select(n => (double)preferred.Where(p => NodeSelection.Matches(p.Preference, n.Node)).Sum(p => p.Weight))]);
    }
}
