using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;

namespace NetKube.Testing;

/// <summary>A node of a test cluster: the real kubelet over containers that are only noted.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly ClusterWorld _world;
    private readonly HollowNode _node;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    internal TestNode(ClusterWorld world, HollowNode node) => (_world, _node) = (world, node);

    /// <summary>node-1 and so on.</summary>
    public string Name => _node.Name;

    /// <summary>Whether its kubelet runs.</summary>
    public bool Runs => _stop is not null;

    /// <summary>Starts the kubelet, which adopts what runs; does nothing when it runs.</summary>
    public Task StartAsync() => _world.Thread.RunAsync(() =>
    {
        if (_stop is not null) return Task.CompletedTask;
        _stop = new CancellationTokenSource();
        _running = _node.RunAsync(_stop.Token);
        return Task.CompletedTask;
    });

    /// <summary>The kubelet is gone, as with kill -9 or a cut cable: its lease runs out, its containers go on.</summary>
    public Task StopAsync() => _world.Thread.RunAsync(async () =>
    {
        if (_stop is not { } stop) return;
        _stop = null;
        await stop.CancelHereAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // asked for
        }
        stop.Dispose();
    });

    /// <summary>A container's program ends by itself, as after a crash.</summary>
    /// <exception cref="InvalidOperationException">No such container runs here.</exception>
    public void Exit(Pod pod, string container, int exitCode = 1)
    {
        if (!_node.Exit(pod.Metadata.Uid, container, exitCode)) throw NotHere(pod, container);
    }

    /// <summary>What the container's probes find from now on.</summary>
    /// <exception cref="InvalidOperationException">No such container runs here.</exception>
    public void SetHealth(Pod pod, string container, bool healthy)
    {
        if (!_node.SetHealth(pod.Metadata.Uid, container, healthy)) throw NotHere(pod, container);
    }

    /// <summary>The node is gone with its containers.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _node.DisposeAsync();
    }

    internal HollowNodeState Save() => _node.Save();

    private InvalidOperationException NotHere(Pod pod, string container) =>
        new($"no container {container} of pod {ObjectKey.Of(pod)} runs on node {Name}");
}
