using NetKube.ControlPlane.Scheduler.Cache;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>
/// Prefers nodes that have the pod's images, by size; an image that few nodes have counts less, so that one node does
/// not draw every pod of a deployment.
/// </summary>
internal sealed class ImageLocality : IScore
{
    private const double Least = 23d * 1024 * 1024;
    private const double MostPerContainer = 1000d * 1024 * 1024;

    public string Name => "ImageLocality";

    public double[]? Score(PodRecord pod, Snapshot snapshot, IReadOnlyList<NodeState> nodes)
    {
        var containers = (pod.Pod.Spec.InitContainers ?? []).Concat(pod.Pod.Spec.Containers ?? []).ToList();
        var images = containers.ConvertAll(c => Normalized(c.Image));
        var holders = images.Distinct(StringComparer.Ordinal).ToDictionary(i => i, i => snapshot.Nodes.Count(n => SizeOf(n, i) > 0), StringComparer.Ordinal);
        if (holders.Values.All(c => c == 0)) return null;
        var most = MostPerContainer * containers.Count;
        return [.. nodes.Select(node =>
        {
            var sum = images.Sum(i => Math.Floor(SizeOf(node, i) * ((double)holders[i] / snapshot.Nodes.Count)));
            return Math.Floor(Normalize.Most * (Math.Clamp(sum, Least, most) - Least) / (most - Least));
        })];
    }

    private static double SizeOf(NodeState node, string image) =>
        node.Node.Status.Images?.Find(i => i.Names?.Exists(n => Normalized(n) == image) == true)?.SizeBytes ?? 0;

    private static string Normalized(string image) =>
        image.LastIndexOf(':') <= image.LastIndexOf('/') ? image + ":latest" : image;
}
