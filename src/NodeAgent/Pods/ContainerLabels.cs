using System.Globalization;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// What a container's labels say: whose it is, so that an agent finds after a restart what it owns, although several
/// nodes (and clusters) share one engine. The names are those that kubelets over Docker used, where one existed.
/// </summary>
internal static class ContainerLabels
{
    public const string Cluster = "netkube.io/cluster";
    public const string Node = "netkube.io/node";
    public const string Kind = "io.kubernetes.docker.type";
    public const string KindSandbox = "podsandbox";
    public const string KindContainer = "container";
    public const string PodName = "io.kubernetes.pod.name";
    public const string PodNamespace = "io.kubernetes.pod.namespace";
    public const string PodUid = "io.kubernetes.pod.uid";
    public const string ContainerName = "io.kubernetes.container.name";
    public const string SandboxId = "io.kubernetes.sandbox.id";
    public const string RestartCount = "annotation.io.kubernetes.container.restartCount";
    public const string Hash = "annotation.io.kubernetes.container.hash";

    /// <summary>What every container of one node has.</summary>
    public static Dictionary<string, string> OfNode(string cluster, string node) => new() { [Cluster] = cluster, [Node] = node };

    public static Dictionary<string, string> OfSandbox(string cluster, string node, Pod pod, int attempt)
    {
        var labels = OfPod(cluster, node, pod);
        labels[Kind] = KindSandbox;
        labels[RestartCount] = attempt.ToString(CultureInfo.InvariantCulture);
        return labels;
    }

    public static Dictionary<string, string> OfContainer(
        string cluster, string node, Pod pod, string container, string sandboxId, int attempt, string hash)
    {
        var labels = OfPod(cluster, node, pod);
        labels[Kind] = KindContainer;
        labels[ContainerName] = container;
        labels[SandboxId] = sandboxId;
        labels[RestartCount] = attempt.ToString(CultureInfo.InvariantCulture);
        labels[Hash] = hash;
        return labels;
    }

    public static bool IsSandbox(IReadOnlyDictionary<string, string> labels) => Read(labels, Kind) == KindSandbox;

    public static int AttemptOf(RuntimeContainer container) =>
        int.TryParse(Read(container.Labels, RestartCount), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 0;

    public static string Read(IReadOnlyDictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");

    private static Dictionary<string, string> OfPod(string cluster, string node, Pod pod)
    {
        var labels = OfNode(cluster, node);
        labels[PodName] = pod.Metadata.Name;
        labels[PodNamespace] = pod.Metadata.Namespace;
        labels[PodUid] = pod.Metadata.Uid;
        return labels;
    }
}
