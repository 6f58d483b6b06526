using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.Lab;

/// <summary>
/// The containers whose network namespaces are the nodes': so Docker can put a hostNetwork pod into its node
/// (<c>container:NODE</c>), where "host" would be the machine itself.
/// </summary>
internal sealed class NodeSandboxes(IContainerRuntime runtime, string cluster)
{
    private const string ClusterLabel = "netkube.io/cluster";
    private const string KindLabel = "netkube.io/kind";

    /// <summary>Makes and starts a node's sandbox; gives its process.</summary>
    public async Task<int> StartAsync(NodePlan node, CancellationToken stop)
    {
        var id = await runtime.Containers.CreateAsync(
            new ContainerConfig
            {
                Name = node.Container,
                Image = PauseImage.Name,
                Hostname = node.Name,
                Labels = new Dictionary<string, string> { [ClusterLabel] = cluster, [KindLabel] = "node" },
                Namespaces = new ContainerNamespaces { Network = "none" },
            },
            stop);
        await runtime.Containers.StartAsync(id, stop);
        return (await runtime.Containers.InspectAsync(id, stop))?.Pid is > 0 and var pid
            ? pid
            : throw new InvalidOperationException($"the container {node.Container} of node {node.Name} ended at once");
    }

    /// <summary>Removes every container of the cluster, the pods' too.</summary>
    public async Task<int> RemoveAllAsync(CancellationToken stop)
    {
        var all = await runtime.Containers.ListAsync(new Dictionary<string, string> { [ClusterLabel] = cluster }, stop);
        await Parallel.ForEachAsync(all, stop, async (container, inner) => await runtime.Containers.RemoveAsync(container.Id, inner));
        return all.Count;
    }
}
