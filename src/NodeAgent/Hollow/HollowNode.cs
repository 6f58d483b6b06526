using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Registration;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.Hollow;

/// <summary>What a hollow node says of itself.</summary>
public sealed record HollowNodeOptions
{
    public required string Name { get; init; }

    /// <summary>Its InternalIP.</summary>
    public required IPAddress Address { get; init; }

    public int Cpus { get; init; } = 8;

    public long MemoryBytes { get; init; } = 32L << 30;

    public int MaxPods { get; init; } = 110;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> Taints { get; init; } = [];
}

/// <summary>
/// A node of a test: the real kubelet, with its pod workers, statuses, probes and leases, over an engine, a network and a
/// disk that only note what they are told (Kubernetes' kubemark calls it so). No container, no root, no file.
/// </summary>
public sealed class HollowNode
{
    private readonly HollowNodeOptions _options;
    private readonly IKubeClient _client;
    private readonly Informer<Service> _services;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _logs;
    private readonly HollowRuntime _runtime;
    private readonly HollowNetwork _network;

    /// <param name="options">What it is.</param>
    /// <param name="programs">What its containers do.</param>
    /// <param name="client">As system:node:NAME.</param>
    /// <param name="services">The cluster's services; the caller runs it.</param>
    /// <param name="clock">Whose time it lives in.</param>
    /// <param name="logs">Where it logs.</param>
    public HollowNode(HollowNodeOptions options, HollowPrograms programs, IKubeClient client, Informer<Service> services, TimeProvider clock, ILoggerFactory logs)
    {
        (_options, _client, _services, _clock, _logs) = (options, client, services, clock, logs);
        _runtime = new HollowRuntime(options.Name, programs, clock);
        _network = new HollowNetwork(options.Name, client);
    }

    public string Name => _options.Name;

    /// <summary>Runs the kubelet until stopped. Containers go on; the next run adopts them.</summary>
    public Task RunAsync(CancellationToken stop)
    {
        var options = new KubeletOptions
        {
            NodeName = _options.Name,
            ClusterName = "hollow",
            NodeAddresses = [_options.Address],
            DataDirectory = "/hollow",
            MaxPods = _options.MaxPods,
            NodeLabels = _options.Labels,
            RegisterWithTaints = _options.Taints,
            Port = 0,
        };
        var host = new KubeletHost(_client, _services, _runtime, _network, _clock, _logs) { Platform = new Platform(_options, _runtime) };
        return new Kubelet(options, host).RunAsync(stop);
    }

    /// <summary>A container's program ends by itself. False when none of this name runs.</summary>
    public bool Exit(string podUid, string container, int exitCode)
    {
        if (_runtime.Hollow.Find(podUid, container) is not { } found) return false;
        _runtime.Hollow.Exit(found, exitCode);
        return true;
    }

    /// <summary>What probes find from now on. False when no container of this name runs.</summary>
    public bool SetHealth(string podUid, string container, bool healthy)
    {
        if (_runtime.Hollow.Find(podUid, container) is not { } found) return false;
        found.Healthy = healthy;
        return true;
    }

    /// <summary>Its containers and addresses as they are.</summary>
    public HollowNodeState Save() => new(_options, _runtime.Hollow.Save(), _network.Save());

    /// <summary>Puts them back, before the first run.</summary>
    public void Restore(HollowNodeState saved)
    {
        _runtime.Hollow.Restore(saved.Containers);
        _network.Restore(saved.Addresses);
    }

    private sealed class Platform(HollowNodeOptions options, HollowRuntime runtime) : INodePlatform
    {
        public IProbing Probing => runtime;

        public MachineFacts Facts() => new()
        {
            Cpus = options.Cpus,
            MemoryBytes = options.MemoryBytes,
            MemoryAvailableBytes = options.MemoryBytes,
            StorageBytes = 100L << 30,
            StorageAvailableBytes = 100L << 30,
            MachineId = options.Name,
            SystemUuid = options.Name,
            BootId = options.Name,
            KernelVersion = "6.0",
            OsImage = "Hollow Linux",
        };

        public IPodStorage StorageFor(IPodReferences references, NodeSize size) => new HollowStorage(references, size, runtime.Hollow);
    }
}

/// <summary>A hollow node's containers and addresses at one moment.</summary>
public sealed record HollowNodeState
{
    internal HollowNodeState(HollowNodeOptions options, HollowState containers, IReadOnlyDictionary<string, IPAddress> addresses) =>
        (Options, Containers, Addresses) = (options, containers, addresses);

    /// <summary>Which node it was.</summary>
    public HollowNodeOptions Options { get; }

    internal HollowState Containers { get; }

    internal IReadOnlyDictionary<string, IPAddress> Addresses { get; }
}
