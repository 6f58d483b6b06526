using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Images;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>Starts one container of a pod: image, configuration, create, start, postStart. A failure becomes the pod's memory.</summary>
internal sealed class ContainerStarter(NodeParts node)
{
    private static readonly TimeSpan ConfigRetry = TimeSpan.FromSeconds(5);

    public async Task StartAsync(Pod pod, ContainerStart start, ObservedPod seen, PodMemory memory, CancellationToken stop)
    {
        var container = start.Container;
        if (start.Restart) memory.Crashes.Next(container.Name, node.Clock.GetUtcNow());
        try
        {
            var image = await node.Images.EnsureAsync(pod, container, memory.Pulls, stop);
            var config = await ConfigureAsync(pod, start, seen.Sandbox!.Id, image, stop);
            var id = await CreateAsync(pod, container, config, stop);
            await StartAsync(pod, container, id, stop);
            memory.Problems.Remove(container.Name);
            await RunPostStartAsync(pod, container, id, memory, stop);
        }
        catch (ImageException e)
        {
            Note(container, memory, e.Reason, e.Message, e.RetryAt - node.Clock.GetUtcNow());
        }
        catch (ConfigException e)
        {
            node.Events.Warning(pod, container.Name, "Failed", $"Error: {e.Message}");
            Note(container, memory, e.Reason, e.Message, ConfigRetry);
        }
        catch (StartException e)
        {
            // One that was created has ended now: its back-off is that of a crash. One that was not waits here.
            var wait = e.Created ? TimeSpan.Zero : ConfigRetry;
            node.Events.Warning(pod, container.Name, "Failed", $"Error: {e.Message}");
            Note(container, memory, e.Reason, e.Message, wait);
        }
    }

    private void Note(Container container, PodMemory memory, string reason, string message, TimeSpan wait)
    {
        var now = node.Clock.GetUtcNow();
        memory.Problems[container.Name] = new ContainerProblem(reason, message, now, now + wait);
    }

    private async Task<string> CreateAsync(Pod pod, Container container, ContainerConfig config, CancellationToken stop)
    {
        try
        {
            var id = await node.Runtime.Containers.CreateAsync(config, stop);
            node.Events.Normal(pod, container.Name, "Created", $"Created container: {container.Name}");
            return id;
        }
        catch (RuntimeException e)
        {
            throw new StartException("CreateContainerError", e.Answer, created: false, e);
        }
    }

    private async Task StartAsync(Pod pod, Container container, string id, CancellationToken stop)
    {
        try
        {
            await node.Runtime.Containers.StartAsync(id, stop);
            node.Events.Normal(pod, container.Name, "Started", $"Started container {container.Name}");
        }
        catch (RuntimeException e)
        {
            throw new StartException("RunContainerError", $"failed to start container \"{id}\": {e.Answer}", created: true, e);
        }
    }

    private async Task RunPostStartAsync(Pod pod, Container container, string id, PodMemory memory, CancellationToken stop)
    {
        if (container.Lifecycle?.PostStart is not { } hook) return;
        var address = memory.Addresses is [var first, ..] ? first.ToString() : node.Identity.HostAddresses.FirstOrDefault("127.0.0.1");
        if (await node.Hooks.RunAsync(hook, new ProbeTarget(pod, container, id, address), stop) is not { } failure) return;
        node.Events.Warning(pod, container.Name, "FailedPostStartHook", $"PostStartHook failed: {failure}");
        node.Events.Normal(pod, container.Name, "Killing", $"FailedPostStartHook: {failure}");
        await node.Runtime.Containers.SignalAsync(id, "SIGKILL", stop);
        await node.Runtime.Containers.WaitAsync(id, stop);
        throw new StartException("PostStartHookError", failure, created: true, null);
    }

    private async Task<ContainerConfig> ConfigureAsync(
        Pod pod, ContainerStart start, string sandboxId, ImageState image, CancellationToken stop)
    {
        var container = start.Container;
        var environment = await node.Environment.RenderAsync(pod, container, stop);
        var volumes = await VolumesAsync(pod, stop);
        return new ContainerConfig
        {
            Name = $"k8s_{container.Name}_{pod.Metadata.Name}_{pod.Metadata.Namespace}_{pod.Metadata.Uid}_{start.Attempt}",
            Image = image.Id,
            Entrypoint = container.Command?.Select(c => Expansion.Expand(c, environment)).ToList(),
            Command = container.Args?.Select(a => Expansion.Expand(a, environment)).ToList(),
            Environment = [.. environment.Select(e => $"{e.Key}={e.Value}")],
            WorkingDirectory = container.WorkingDir,
            Tty = container.Tty,
            Stdin = container.Stdin,
            StdinOnce = container.StdinOnce,
            Labels = ContainerLabels.OfContainer(node.Identity.Cluster, node.Identity.Node, pod, container.Name, sandboxId, start.Attempt, PodSpecs.HashOf(container)),
            Mounts = [.. MountRendering.Render(container, volumes, environment), .. node.Storage.IdentityMounts(pod, container, start.Attempt)],
            Namespaces = new ContainerNamespaces
            {
                Network = $"container:{sandboxId}",
                Ipc = $"container:{sandboxId}",
                Pid = pod.Spec.HostPID ? "host" : pod.Spec.ShareProcessNamespace == true ? $"container:{sandboxId}" : "",
            },
            Limits = ResourceLimits.Render(container, pod.Status.QosClass, node.Size.MemoryBytes),
            Security = SecuritySettings.Render(pod, container, image.User),
            StopSignal = container.Lifecycle?.StopSignal ?? "",
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> VolumesAsync(Pod pod, CancellationToken stop)
    {
        try
        {
            return await node.Storage.PrepareVolumesAsync(pod, stop);
        }
        catch (VolumeException e)
        {
            node.Events.Warning(pod, "", "FailedMount", e.Message);
            throw new ConfigException(pod.InitContainers().Count > 0 ? "PodInitializing" : "ContainerCreating", "");
        }
    }
}

/// <summary>The engine refused to create or start a container, or its postStart hook failed.</summary>
internal sealed class StartException(string reason, string message, bool created, Exception? inner) : Exception(message, inner)
{
    public string Reason { get; } = reason;

    public bool Created { get; } = created;
}
