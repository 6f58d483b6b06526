using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>A pod that names its node goes nowhere else.</summary>
internal sealed class NodeName : IFilter
{
    private static readonly Rejection Other = new("node(s) didn't match the requested node name", Resolvable: false);

    public string Name => "NodeName";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        var wanted = pod.Pod.Spec.NodeName;
        return wanted.Length == 0 ? PreparedFilter.Nothing : new PreparedFilter(node => node.Name == wanted ? null : Other);
    }
}
