using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.ApiServer;
using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Hooks;
using NetKube.NodeAgent.Images;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Registration;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;
using NetKube.NodeAgent.Server;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent;

/// <summary>What a node's agent stands on; all of it is the caller's to run and to dispose.</summary>
/// <param name="Client">As system:node:NAME.</param>
/// <param name="Services">The cluster's services, for pods' environment; the caller runs it.</param>
public sealed record KubeletHost(
    IKubeClient Client, Informer<Service> Services, IContainerRuntime Runtime, IPodNetwork Network, TimeProvider Clock, ILoggerFactory Logs)
{
    /// <summary>Null for the machine that this process runs on.</summary>
    internal INodePlatform? Platform { get; init; }
}

/// <summary>One node's agent: registers the node, runs its pods, serves their logs and terminals.</summary>
public sealed class Kubelet(KubeletOptions options, KubeletHost host)
{
    private readonly INodePlatform _platform = host.Platform ?? new MachinePlatform(options, host);

    /// <summary>Runs until stopped, or until one of its parts fails. Containers run on; the next agent adopts them.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        options.Check();
        var log = host.Logs.CreateLogger<Kubelet>();
        var recorder = new EventRecorder(host.Client, new EventOrigin("kubelet", options.NodeName), host.Clock, log);
        var informer = new Informer<Pod>(
            host.Client, new InformerSettings { FieldSelector = $"spec.nodeName={options.NodeName}" }, host.Clock, new Random(options.NodeName.Length), log);
        var pods = new ApiPods(host.Client, informer);
        var parts = Assemble(pods, new ApiEvents(recorder));
        var nodes = new Informer<Node>(
            host.Client, new InformerSettings { FieldSelector = $"metadata.name={options.NodeName}" }, host.Clock, new Random(options.NodeName.Length), log);
        var registration = new NodeRegistration(options, host, nodes, _platform.Facts, log);
        var lease = new NodeLease(options, host.Client, host.Clock, log);

        await using var group = new TaskGroup(stop);
        group.Start(recorder.RunAsync);
        if (options.Port > 0) group.Start(new KubeletServer(options, host.Runtime, informer.Cache, host.Clock, host.Logs).RunAsync);
        group.Start(inner => PrepareAsync(log, inner));
        group.Start(async inner =>
        {
            var node = await registration.RegisterAsync(inner);
            group.Start(nodes.RunAsync); // not before: it would ask for a node that is not there
            group.Start(registration.RunAsync);
            group.Start(s => lease.RunAsync(node, s));
            await host.Services.WaitForSyncAsync(inner); // pods' environment names services
            await new PodWorkers(parts, log).RunAsync(pods, inner);
        });
        await group.WhenAllAsync();
    }

    /// <summary>So that the first pod need not wait for it; an engine that does not answer yet is the node's condition, not an end.</summary>
    private async Task PrepareAsync(ILogger log, CancellationToken stop)
    {
        try
        {
            await PauseImage.EnsureAsync(host.Runtime.Images, stop);
        }
        catch (RuntimeException e)
        {
            log.EngineNotReady(e.Message);
        }
    }

    private NodeParts Assemble(IPodApi pods, IEventSink events)
    {
        var machine = _platform.Facts();
        var size = new NodeSize(machine.Cpus, machine.MemoryBytes, machine.StorageBytes);
        var references = new ApiReferences(host.Client, host.Services.Cache, host.Clock);
        return new NodeParts
        {
            Identity = new NodeIdentity(
                options.ClusterName, options.NodeName, [.. options.NodeAddresses.Select(a => a.ToString())], options.NodeSandboxContainer),
            Runtime = host.Runtime,
            Network = host.Network,
            Api = pods,
            Events = events,
            Images = new ImagePuller(host.Runtime.Images, references, events, host.Clock),
            Storage = _platform.StorageFor(references, size),
            Environment = new ContainerEnvironment(references, size),
            Probing = _platform.Probing,
            Hooks = new LifecycleHooks(_platform.Probing, host.Clock),
            Size = size,
            Clock = host.Clock,
        };
    }
}
