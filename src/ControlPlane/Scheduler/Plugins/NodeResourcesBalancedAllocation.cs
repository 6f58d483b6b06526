using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>Prefers nodes whose CPU and memory would be used to the same degree, so that neither runs out alone.</summary>
internal sealed class NodeResourcesBalancedAllocation : IScore
{
    public string Name => "NodeResourcesBalancedAllocation";

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        if (pod.Requests.IsEmpty) return null;
        var scores = new double[nodes.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            // The standard deviation of two fractions is half their distance.
            var distance = Math.Abs(Fraction(pod, nodes[i], "cpu") - Fraction(pod, nodes[i], "memory"));
            scores[i] = Math.Floor((1 - (distance / 2)) * Normalize.Most);
        }
        return scores;
    }

    private static double Fraction(PodRecord pod, NodeState node, string resource)
    {
        var allocatable = node.Allocatable[resource];
        return allocatable == 0 ? 1 : Math.Min(1, (double)(node.Requested[resource] + pod.Requests[resource]) / allocatable);
    }
}
