using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Hooks;
using NetKube.NodeAgent.Images;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent.Tests.Pods;

/// <summary>
/// A node over a real engine, with everything else in memory: an API server that keeps pods, config maps and secrets, a
/// network that gives each pod an address of its own loopback.
/// </summary>
internal sealed class FakeNode : IPodApi, IPodSource, IEventSink, IPodReferences, IPodNetwork, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Pod> _pods = []; // by uid
    private readonly ConcurrentDictionary<string, byte> _removed = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly NodeParts _parts;
    private readonly IContainerRuntime _runtime;
    private readonly string _directory;
    private Task? _running;
    private IPodSink? _sink;
    private long _version;

    public FakeNode(IContainerRuntime runtime, string? name = null, string? directory = null, string nodeSandbox = "")
    {
        _runtime = runtime;
        Name = name ?? $"node-{Guid.NewGuid():N}"[..12];
        _directory = directory ?? Directory.CreateTempSubdirectory("nk-node-").FullName;
        var folders = new PodFolders(_directory);
        var size = new NodeSize(2, 4m * (1L << 30), 1L << 30);
        var probing = new Probing(runtime.Streams);
        _parts = new NodeParts
        {
            Identity = new NodeIdentity("test", Name, ["192.0.2.1"], nodeSandbox),
            Runtime = runtime,
            Network = this,
            Api = this,
            Events = this,
            Images = new ImagePuller(runtime.Images, this, this, TimeProvider.System),
            Storage = new PodStorage(folders, new PodVolumes(folders, this, size, TimeProvider.System), new DnsSettings(["10.96.0.10"], "cluster.local")),
            Environment = new ContainerEnvironment(this, size),
            Probing = probing,
            Hooks = new LifecycleHooks(probing, TimeProvider.System),
            Size = size,
            Clock = TimeProvider.System,
        };
    }

    public string Name { get; }

    public string Folder => _directory;

    public Dictionary<string, ConfigMap> ConfigMaps { get; } = [];

    public ConcurrentQueue<string> Events { get; } = [];

    public ConcurrentDictionary<string, string> Attached { get; } = [];

    public IReadOnlyList<Service> Services => [];

    public PodNetworkState State => new(true, "");

    public void Start() => _running ??= new PodWorkers(_parts, NullLogger.Instance).RunAsync(this, _stop.Token);

    /// <summary>As an agent that is killed: containers run on.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (_running is null) return;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _running = null;
    }

    public void Apply(Pod pod)
    {
        Stamp(pod);
        _pods[pod.Metadata.Uid] = pod;
        _sink?.Changed(pod);
    }

    public void Delete(Pod pod, int grace)
    {
        var deleted = Get(pod).Clone();
        deleted.Metadata.DeletionTimestamp = Shared.Api.Time.From(DateTimeOffset.UtcNow.AddSeconds(grace));
        deleted.Metadata.DeletionGracePeriodSeconds = grace;
        Apply(deleted);
    }

    public Pod Get(Pod pod) => _pods[pod.Metadata.Uid];

    public bool IsRemoved(Pod pod) => _removed.ContainsKey(pod.Metadata.Uid);

    /// <summary>Waits for a condition of the pod as the API server holds it.</summary>
    public async Task<PodStatus> UntilAsync(Pod pod, Func<PodStatus, bool> holds, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            var status = Get(pod).Status;
            if (holds(status)) return status;
            if (limit.IsCancellationRequested)
                Assert.Fail($"not within {seconds} s; status: {System.Text.Encoding.UTF8.GetString(Shared.Serialization.JsonOutput.Encode(status))}; events: {string.Join('\n', Events)}");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits until the pod's first container has written this.</summary>
    public async Task UntilSaidAsync(PodStatus status, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await LogAsync(status.ContainerStatuses![0].ContainerID)).Contains(words)) await Task.Delay(10, limit.Token);
    }

    public async Task UntilRemovedAsync(Pod pod, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!IsRemoved(pod)) await Task.Delay(10, limit.Token);
    }

    /// <summary>A pod of the base image that runs a shell script.</summary>
    public Pod NewPod(string script, Action<Pod>? adjust = null)
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = $"pod-{Guid.NewGuid():N}"[..10], Namespace = "default", Uid = Guid.NewGuid().ToString(), Generation = 1 },
            Spec = new PodSpec
            {
                RestartPolicy = "Always",
                DnsPolicy = "ClusterFirst",
                NodeName = Name,
                Containers = [NewContainer("app", script)],
            },
        };
        adjust?.Invoke(pod);
        return pod;
    }

    public static Container NewContainer(string name, string script) =>
        new() { Name = name, Image = BaseImage.Name, Command = ["/bin/sh", "-c", script] };

    public async Task<string> LogAsync(string containerId)
    {
        var text = new System.Text.StringBuilder();
        await foreach (var chunk in _runtime.Streams.ReadLogsAsync(containerId.Split("://")[1], new LogQuery(), CancellationToken.None))
            text.Append(System.Text.Encoding.UTF8.GetString(chunk.Bytes.Span));
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var left in await _runtime.Containers.ListAsync(ContainerLabels.OfNode("test", Name), CancellationToken.None))
            await _runtime.Containers.RemoveAsync(left.Id, CancellationToken.None);
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    Task<Pod?> IPodApi.WriteStatusAsync(Pod pod, PodStatus status, CancellationToken stop)
    {
        if (!_pods.TryGetValue(pod.Metadata.Uid, out var held)) return Task.FromResult<Pod?>(null);
        var written = held.Clone();
        written.Status = status.Clone();
        Stamp(written);
        _pods[pod.Metadata.Uid] = written;
        return Task.FromResult<Pod?>(written);
    }

    Task IPodApi.RemoveAsync(Pod pod, CancellationToken stop)
    {
        _removed[pod.Metadata.Uid] = 1;
        return Task.CompletedTask;
    }

    async Task IPodSource.RunAsync(IPodSink sink, CancellationToken stop)
    {
        _sink = sink;
        foreach (var pod in _pods.Values.Where(p => !IsRemoved(p))) sink.Changed(pod);
        sink.Synced();
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }

    void IEventSink.Post(Pod pod, string container, string type, string reason, string message) => Events.Enqueue($"{type} {reason} {message}");

    Task<ConfigMap?> IPodReferences.ConfigMapAsync(string @namespace, string name, CancellationToken stop) => Task.FromResult(ConfigMaps.GetValueOrDefault(name));

    Task<Secret?> IPodReferences.SecretAsync(string @namespace, string name, CancellationToken stop) => Task.FromResult<Secret?>(null);

    Task<(string, DateTimeOffset)> IPodReferences.TokenAsync(Pod pod, string audience, long seconds, CancellationToken stop) =>
        Task.FromResult(("token", DateTimeOffset.UtcNow.AddHours(1)));

    Task<PodAddresses> IPodNetwork.AttachAsync(PodSandbox sandbox, CancellationToken stop)
    {
        Assert.True(Path.Exists(sandbox.NetworkNamespacePath));
        Attached[sandbox.Id] = sandbox.PodUid;
        return Task.FromResult(new PodAddresses([IPAddress.Parse("127.0.0.1")]));
    }

    Task IPodNetwork.DetachAsync(string sandboxId, CancellationToken stop)
    {
        Attached.TryRemove(sandboxId, out _);
        return Task.CompletedTask;
    }

    Task IPodNetwork.RetainOnlyAsync(IReadOnlySet<string> sandboxIds, CancellationToken stop) => Task.CompletedTask;

    private void Stamp(Pod pod) => pod.Metadata.ResourceVersion = $"{Interlocked.Increment(ref _version)}";
}
