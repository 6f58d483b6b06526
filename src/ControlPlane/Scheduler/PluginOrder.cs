using NetKube.ControlPlane.Scheduler.Plugins;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>All filters in the order they run (cheap ones first), and all scores with kube-scheduler's weights.</summary>
internal static class PluginOrder
{
    public static readonly IFilter[] Filters =
    [
        new NodeUnschedulable(),
        new NodeName(),
        new TaintToleration(),
        new NodeAffinity(),
        new NodePorts(),
        new NodeResourcesFit(),
        new VolumeBinding(),
        new PodTopologySpread(),
        new InterPodAffinity(),
    ];

    public static readonly (IScore Score, int Weight)[] Scores =
    [
        (new TaintToleration(), 3),
        (new NodeAffinity(), 2),
        (new PodTopologySpread(), 2),
        (new InterPodAffinity(), 2),
        (new NodeResourcesFit(), 1),
        (new NodeResourcesBalancedAllocation(), 1),
        (new ImageLocality(), 1),
    ];
}
