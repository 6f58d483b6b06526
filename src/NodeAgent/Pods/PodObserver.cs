using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Pods;

/// <summary>Asks the engine what it holds of a pod.</summary>
internal static class PodObserver
{
    public static async Task<ObservedPod> ObserveAsync(IContainers containers, NodeIdentity identity, string podUid, CancellationToken stop)
    {
        var labels = ContainerLabels.OfNode(identity.Cluster, identity.Node);
        labels[ContainerLabels.PodUid] = podUid;
        var found = new List<RuntimeContainer>();
        foreach (var summary in await containers.ListAsync(labels, stop))
        {
            // Gone between the two questions: then there is nothing to see of it.
            if (await containers.InspectAsync(summary.Id, stop) is { } container) found.Add(container);
        }
        return ObservedPod.From(found);
    }
}
