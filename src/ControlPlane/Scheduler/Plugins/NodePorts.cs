using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>A host port of a node is given once.</summary>
internal sealed class NodePorts : IFilter
{
    private static readonly Rejection Taken = new("node(s) didn't have free ports for the requested pod ports");

    public string Name => "NodePorts";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.PodRemoved;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        if (pod.Ports.Count == 0) return PreparedFilter.Nothing;
        return new PreparedFilter(node => node.Pods.Any(other => other.Ports.Any(taken => pod.Ports.Any(taken.ConflictsWith))) ? Taken : null);
    }
}
