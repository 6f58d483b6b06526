using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>Does what a plan says, except killing, which takes time and is <see cref="ContainerKills"/>' work.</summary>
internal sealed class PodPlanRunner(NodeParts node)
{
    private readonly SandboxStarter _sandboxes = new(node);
    private readonly ContainerStarter _containers = new(node);

    public async Task RunAsync(Pod pod, PodPlan plan, ObservedPod seen, PodMemory memory, CancellationToken stop)
    {
        if (plan.StopSandbox) await _sandboxes.StopAsync(seen, stop);
        foreach (var id in plan.Remove) await node.Runtime.Containers.RemoveAsync(id, stop);
        if (plan.CreateSandbox)
        {
            await _sandboxes.StartAsync(pod, seen, memory, stop);
            return; // its id and addresses are needed for all else: look again
        }
        if (plan.Start.Count == 0) return;
        await node.Storage.WriteIdentityAsync(pod, stop);
        foreach (var start in plan.Start) await _containers.StartAsync(pod, start, seen, memory, stop);
    }

    /// <summary>After a restart of the agent: learn the addresses that the sandbox has.</summary>
    public async Task AdoptAsync(Pod pod, ObservedPod seen, PodMemory memory, CancellationToken stop)
    {
        if (seen is { SandboxRuns: true, Sandbox: { } sandbox } && memory.Addresses.Count == 0)
            await _sandboxes.AttachAsync(pod, sandbox, memory, stop);
    }

    /// <summary>Removes all that is left of a pod that has ended.</summary>
    public async Task RemoveAllAsync(string podUid, ObservedPod seen, CancellationToken stop)
    {
        foreach (var container in seen.All) await node.Runtime.Containers.RemoveAsync(container.Id, stop);
        foreach (var sandbox in seen.Sandboxes)
        {
            await node.Network.DetachAsync(sandbox.Id, stop);
            await node.Runtime.Containers.RemoveAsync(sandbox.Id, stop);
        }
        node.Storage.Remove(podUid);
    }
}
