using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.NodeAgent;

/// <summary>
/// A lab node: a pause container whose network namespace is the node's. The agent runs inside that namespace, and
/// hostNetwork pods join it (<see cref="KubeletOptions.NodeSandboxContainer"/>).
/// </summary>
/// <param name="ContainerId">For <see cref="KubeletOptions.NodeSandboxContainer"/>.</param>
/// <param name="Pid">Of the pause program; its namespaces are /proc/PID/ns.</param>
public sealed record NodeSandbox(string Cluster, string Node, string ContainerId, int Pid)
{
    private const string Kind = "nodesandbox";

    public string NetworkNamespacePath => $"/proc/{Pid}/ns/net";

    /// <summary>The node's sandbox, made and started unless it runs already.</summary>
    public static async Task<NodeSandbox> EnsureAsync(IContainerRuntime runtime, string cluster, string node, CancellationToken stop)
    {
        await PauseImage.EnsureAsync(runtime.Images, stop);
        var name = $"netkube_{cluster}_{node}";
        var id = (await runtime.Containers.InspectAsync(name, stop))?.Id ?? await CreateAsync(runtime, cluster, node, name, stop);
        await runtime.Containers.StartAsync(id, stop);
        var started = await runtime.Containers.InspectAsync(id, stop);
        return started is { Running: true }
            ? new NodeSandbox(cluster, node, id, started.Pid)
            : throw new InvalidOperationException($"starting node {node}: its pause container ended at once: {started?.Error}");
    }

    /// <summary>The sandboxes of a cluster that run.</summary>
    public static async Task<IReadOnlyList<NodeSandbox>> ListAsync(IContainerRuntime runtime, string cluster, CancellationToken stop)
    {
        var found = new List<NodeSandbox>();
        foreach (var summary in await runtime.Containers.ListAsync(Labels(cluster), stop))
        {
            if (ContainerLabels.Read(summary.Labels, ContainerLabels.Kind) != Kind) continue;
            if (await runtime.Containers.InspectAsync(summary.Id, stop) is { Running: true } running)
                found.Add(new NodeSandbox(cluster, ContainerLabels.Read(running.Labels, ContainerLabels.Node), running.Id, running.Pid));
        }
        return found;
    }

    /// <summary>Removes every container of a cluster: pods' and nodes'. What is gone is no error.</summary>
    public static async Task RemoveClusterAsync(IContainerRuntime runtime, string cluster, CancellationToken stop)
    {
        var all = await runtime.Containers.ListAsync(Labels(cluster), stop);
        await Task.WhenAll(all.Select(c => runtime.Containers.RemoveAsync(c.Id, stop)));
    }

    private static Dictionary<string, string> Labels(string cluster) => new() { [ContainerLabels.Cluster] = cluster };

    private static Task<string> CreateAsync(IContainerRuntime runtime, string cluster, string node, string name, CancellationToken stop)
    {
        var labels = ContainerLabels.OfNode(cluster, node);
        labels[ContainerLabels.Kind] = Kind;
        return runtime.Containers.CreateAsync(
            new ContainerConfig { Name = name, Image = PauseImage.Name, Hostname = node, Labels = labels }, stop);
    }
}
