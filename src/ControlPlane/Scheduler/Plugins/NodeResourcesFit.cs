using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>What the pod asks for must be free; of the nodes where it is, the one with the most left over is best.</summary>
internal sealed class NodeResourcesFit : IFilter, IScore
{
    private static readonly string[] Scored = ["cpu", "memory"];

    public string Name => "NodeResourcesFit";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged | ClusterEvents.PodRemoved;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot) => new(node => Judge(pod, node));

    /// <summary>Least allocated: the free share after placing, averaged over CPU and memory.</summary>
    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var scores = new double[nodes.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var total = 0L;
            foreach (var name in Scored)
            {
                var allocatable = nodes[i].Allocatable[name];
                var requested = nodes[i].ScoringRequested[name] + pod.ScoringRequests[name];
                if (allocatable > 0 && requested <= allocatable) total += (long)((Int128)(allocatable - requested) * 100 / allocatable);
            }
            scores[i] = total / Scored.Length;
        }
        return scores;
    }

    private static Rejection? Judge(PodRecord pod, NodeState node)
    {
        List<string>? reasons = null;
        var resolvable = true;
        if (node.Pods.Count + 1 > node.Allocatable["pods"]) (reasons ??= []).Add("Too many pods");
        foreach (var name in pod.Requests.Names)
        {
            var asked = pod.Requests[name];
            if (asked == 0 || asked <= node.Allocatable[name] - node.Requested[name]) continue;
            (reasons ??= []).Add("Insufficient " + name);
            if (asked > node.Allocatable[name]) resolvable = false;   // not even an empty node would do
        }
        return reasons is null ? null : new Rejection(string.Join('\n', reasons), resolvable);
    }
}
