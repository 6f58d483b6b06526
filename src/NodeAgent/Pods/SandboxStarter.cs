using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent.Pods;

/// <summary>Makes and ends a pod's sandbox: the pause container whose namespaces the pod's containers share, with its network.</summary>
internal sealed class SandboxStarter(NodeParts node)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async Task StartAsync(Pod pod, ObservedPod seen, PodMemory memory, CancellationToken stop)
    {
        try
        {
            await PauseImage.EnsureAsync(node.Runtime.Images, stop);
            var attempt = seen.Sandbox is { } old ? ContainerLabels.AttemptOf(old) + 1 : 0;
            var id = await CreateAsync(pod, attempt, stop);
            await node.Runtime.Containers.StartAsync(id, stop);
            await JoinNetworkAsync(pod, id, memory, stop);
            memory.SandboxProblem = null;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var now = node.Clock.GetUtcNow();
            memory.SandboxProblem = new ContainerProblem("FailedCreatePodSandBox", e.Message, now, now + RetryAfter);
            node.Events.Warning(pod, "", "FailedCreatePodSandBox", $"Failed to create pod sandbox: {e.Message}");
        }
    }

    /// <summary>Also for a sandbox that an earlier agent made: the same addresses come back.</summary>
    public async Task AttachAsync(Pod pod, RuntimeContainer sandbox, PodMemory memory, CancellationToken stop)
    {
        if (pod.Spec.HostNetwork) return;
        var attached = await node.Network.AttachAsync(new PodSandbox(
            sandbox.Id, $"/proc/{sandbox.Pid}/ns/net", pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid, HostPortsOf(pod)), stop);
        memory.Addresses = attached.Addresses;
    }

    public async Task StopAsync(ObservedPod seen, CancellationToken stop)
    {
        foreach (var sandbox in seen.Sandboxes.Where(s => s.Running))
        {
            await node.Network.DetachAsync(sandbox.Id, stop);
            await node.Runtime.Containers.SignalAsync(sandbox.Id, "SIGKILL", stop);
            await node.Runtime.Containers.WaitAsync(sandbox.Id, stop);
        }
    }

    private async Task JoinNetworkAsync(Pod pod, string id, PodMemory memory, CancellationToken stop)
    {
        try
        {
            var sandbox = await node.Runtime.Containers.InspectAsync(id, stop);
            if (sandbox is not { Running: true }) throw new InvalidOperationException($"the pause container ended at once: {sandbox?.Error}");
            await AttachAsync(pod, sandbox, memory, stop);
        }
        catch
        {
            // Without its network it is of no use, and the next attempt shall not find it running.
            await node.Network.DetachAsync(id, CancellationToken.None);
            await node.Runtime.Containers.RemoveAsync(id, CancellationToken.None);
            throw;
        }
    }

    private Task<string> CreateAsync(Pod pod, int attempt, CancellationToken stop) => node.Runtime.Containers.CreateAsync(new ContainerConfig
    {
        Name = $"k8s_POD_{pod.Metadata.Name}_{pod.Metadata.Namespace}_{pod.Metadata.Uid}_{attempt}",
        Image = PauseImage.Name,
        Hostname = PodSpecs.HostnameOf(pod),
        Labels = ContainerLabels.OfSandbox(node.Identity.Cluster, node.Identity.Node, pod, attempt),
        Namespaces = new ContainerNamespaces
        {
            Network = !pod.Spec.HostNetwork ? "none" : node.Identity.NodeSandbox.Length > 0 ? $"container:{node.Identity.NodeSandbox}" : "host",
            Ipc = pod.Spec.HostIPC ? "host" : "shareable",
            Pid = pod.Spec.HostPID ? "host" : "",
        },
        Limits = new ContainerLimits { CpuShares = 2, OutOfMemoryScore = -998 },
        Sysctls = (pod.Spec.SecurityContext?.Sysctls ?? []).ToDictionary(s => s.Name, s => s.Value),
    }, stop);

    private static List<HostPort> HostPortsOf(Pod pod) =>
        [.. pod.Containers().SelectMany(c => c.Ports ?? []).Where(p => p.HostPort > 0).Select(p => new HostPort(
            p.HostPort, p.ContainerPortValue, p.Protocol.Length > 0 ? p.Protocol : "TCP",
            p.HostIP is "" or "0.0.0.0" ? null : System.Net.IPAddress.Parse(p.HostIP)))];
}
