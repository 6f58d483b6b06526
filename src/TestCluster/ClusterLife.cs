using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;
using NetKube.Testing.Connections;

namespace NetKube.Testing;

/// <summary>The moving parts over one store, from start, or from one restore, to the next.</summary>
internal sealed class ClusterLife : IAsyncDisposable
{
    private static readonly TimeSpan NodesReadyWithin = TimeSpan.FromMinutes(2);

    private readonly ClusterWorld _world;
    private readonly EmbeddedStore _store;
    private readonly CancellationTokenSource _stop = new();
    private Informer<Service>? _informer;
    private Task _services = Task.CompletedTask;

    private ClusterLife(ClusterWorld world, EmbeddedStore store, bool isSeeded)
    {
        (_world, _store) = (world, store);
        Servers = [.. Enumerable.Range(1, world.Options.Servers).Select(i => new TestServer(string.Create(CultureInfo.InvariantCulture, $"server-{i}"), world, store, isSeeded))];
    }

    public IReadOnlyList<TestServer> Servers { get; }

    public IReadOnlyList<TestNode> Nodes { get; private set; } = [];

    /// <summary>A cluster whose nodes are ready, over a store that has what clusters begin with, or is empty.</summary>
    public static async Task<ClusterLife> StartAsync(ClusterWorld world, EmbeddedStore store, bool isSeeded, CancellationToken stop)
    {
        var life = new ClusterLife(world, store, isSeeded);
        var nodes = Enumerable.Range(1, world.Options.Nodes).Select(life.NodeOptions).ToList();
        await life.BeginAsync(options => new HollowNode(options, world.Programs, life.ClientOf(options.Name), life._informer!, world.Time, world.Options.Logs), nodes, stop);
        foreach (var node in life.Nodes) await node.StartAsync();
        await life.NodesReadyAsync(stop);
        return life;
    }

    /// <summary>A cluster as it was.</summary>
    public static async Task<ClusterLife> RestoreAsync(ClusterWorld world, ClusterSnapshot snapshot, CancellationToken stop)
    {
        var life = new ClusterLife(world, snapshot.Store.Fork(clock: world.Time), isSeeded: true);
        var states = snapshot.Nodes.ToDictionary(n => n.State.Options.Name, n => n.State);
        await life.BeginAsync(options =>
        {
            var node = new HollowNode(options, world.Programs, life.ClientOf(options.Name), life._informer!, world.Time, world.Options.Logs);
            node.Restore(states[options.Name]);
            return node;
        }, [.. snapshot.Nodes.Select(n => n.State.Options)], stop);
        foreach (var (node, (_, runs)) in life.Nodes.Zip(snapshot.Nodes))
        {
            if (runs) await node.StartAsync();
        }
        await world.Time.SettleAsync();
        return life;
    }

    /// <summary>The cluster as it is now, once it has come to rest.</summary>
    public async Task<ClusterSnapshot> SaveAsync()
    {
        await _world.Time.SettleAsync();
        return new ClusterSnapshot(Fork(), _world.Time.GetUtcNow(), [.. Nodes.Select(n => (n.Save(), n.Runs))]);
    }

    /// <summary>A store that begins as this one is now.</summary>
    public EmbeddedStore Fork() => _store.Fork(clock: _world.Time);

    /// <summary>A request of a user to whichever server answers.</summary>
    public Task<HttpResponseMessage> SendAsync(RequestUser? user, HttpRequestMessage request, CancellationToken stop)
    {
        var server = Servers.FirstOrDefault(s => s.Runs) ?? Servers[0];
        return server.SendAsync(user, request, stop);
    }

    /// <summary>A request that came over a socket.</summary>
    public Task HandleAsync(Microsoft.AspNetCore.Http.HttpContext http) => (Servers.FirstOrDefault(s => s.Runs) ?? Servers[0]).Parts.Pipeline.HandleAsync(http);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        await _stop.CancelHereAsync();
        foreach (var server in Servers) await server.KillAsync();
        try
        {
            await _services;
        }
        catch (OperationCanceledException)
        {
            // asked for
        }
        await _store.DisposeAsync();
        _stop.Dispose();
    }

    private async Task BeginAsync(Func<HollowNodeOptions, HollowNode> make, IReadOnlyList<HollowNodeOptions> nodes, CancellationToken stop)
    {
        foreach (var server in Servers) await server.StartAsync(stop);
        var log = _world.Options.Logs.CreateLogger<TestCluster>();
        _informer = new Informer<Service>(ClientOf("hollow"), new InformerSettings(), _world.Time, new Random(_world.Options.Seed), log);
        Nodes = [.. nodes.Select(n => new TestNode(_world, make(n)))];
        if (nodes.Count > 0) _services = _world.Thread.RunAsync(() => _informer.RunAsync(_stop.Token));
    }

    private IKubeClient ClientOf(string node)
    {
        var user = new RequestUser("system:node:" + node, "", ["system:nodes", "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());
        return InProcessHandler.KubeClientOver(new QuietWatches(FrontHandler.HandlerOver(_world, () => this, user)));
    }

    private HollowNodeOptions NodeOptions(int number)
    {
        var usual = new HollowNodeOptions
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"node-{number}"),
            Address = new IPAddress([192, 0, (byte)(2 + (number / 250)), (byte)((number % 250) + 1)]),
        };
        return _world.Options.Node?.Invoke(usual) ?? usual;
    }

    private async Task NodesReadyAsync(CancellationToken stop)
    {
        if (Nodes.Count == 0 || _world.Options.Controllers.SequenceEqual(["-*"]))
        {
            await _world.Time.SettleAsync();
            return;
        }
        await _world.Time.UntilAsync(() => Task.FromResult(Servers[0].Parts.State.List<Node>(null) is var nodes && nodes.Count == Nodes.Count && nodes.All(IsUsable)), NodesReadyWithin, stop);
    }

    /// <summary>Ready, with a pod CIDR, and no taint of a node that is not.</summary>
    private static bool IsUsable(Node node) =>
        node.Status.Conditions?.Exists(c => c is { Type: "Ready", Status: "True" }) == true
        && node.Spec.PodCIDR.Length > 0 && node.Spec.Taints?.Exists(t => t.Key == "node.kubernetes.io/not-ready") != true;
}
