using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Probes;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Threading;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// Kills under way, each a task of its own, so that a pod's worker can go on and a shorter grace period takes effect at
/// once: preStop, the stop signal, and SIGKILL when the grace period is over. Used by the pod's worker alone.
/// </summary>
internal sealed class ContainerKills(NodeParts node, PodMemory memory, Action changed, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, (CancellationTokenSource Grace, Task Killing)> _underWay = [];
    private readonly CancellationTokenSource _stop = new();

    public int Count => _underWay.Count;

    public void Begin(Pod pod, ContainerKill kill)
    {
        memory.Dying.Add(kill.Id);
        var grace = new CancellationTokenSource(kill.Grace > Least ? kill.Grace : Least, node.Clock);
        _underWay[kill.Id] = (grace, KillAsync(pod, kill, grace.Token, _stop.Token));
    }

    /// <summary>The pod's deletion was hurried.</summary>
    public void Shorten(TimeSpan grace)
    {
        foreach (var (source, _) in _underWay.Values) source.CancelAfter(grace > Least ? grace : Least);
    }

    /// <summary>Forgets kills that are done.</summary>
    public async Task CollectAsync()
    {
        foreach (var (id, (grace, killing)) in _underWay.Where(k => k.Value.Killing.IsCompleted).ToList())
        {
            await killing;
            _underWay.Remove(id);
            memory.Dying.Remove(id);
            grace.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelHereAsync();
        foreach (var (grace, killing) in _underWay.Values)
        {
            await killing;
            grace.Dispose();
        }
        _stop.Dispose();
    }

    private async Task KillAsync(Pod pod, ContainerKill kill, CancellationToken grace, CancellationToken stop)
    {
        try
        {
            node.Events.Normal(pod, kill.Name, "Killing", kill.Message.Length > 0 ? kill.Message : $"Stopping container {kill.Name}");
            await RunPreStopAsync(pod, kill, grace, stop);
            await EndAsync(kill.Id, grace, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent stops; the next one sees a running container and begins anew.
        }
        catch (Exception e)
        {
            log.KillFailed(kill.Name, pod.FullName(), e); // it still runs, so the next plan kills it again
        }
        changed();
    }

    private async Task RunPreStopAsync(Pod pod, ContainerKill kill, CancellationToken grace, CancellationToken stop)
    {
        var container = pod.AllContainers().FirstOrDefault(c => c.Name == kill.Name);
        if (container?.Lifecycle?.PreStop is not { } hook) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(grace, stop);
        var address = pod.Status.PodIP.Length > 0 ? pod.Status.PodIP : "127.0.0.1";
        try
        {
            if (await node.Hooks.RunAsync(hook, new ProbeTarget(pod, container, kill.Id, address), limit.Token) is { } failure)
                node.Events.Warning(pod, kill.Name, "FailedPreStopHook", $"PreStopHook failed: {failure}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            node.Events.Warning(pod, kill.Name, "FailedPreStopHook", "PreStopHook did not end within the grace period");
        }
    }

    private async Task EndAsync(string id, CancellationToken grace, CancellationToken stop)
    {
        var containers = node.Runtime.Containers;
        if (!grace.IsCancellationRequested)
        {
            var signal = (await containers.InspectAsync(id, stop))?.StopSignal ?? "SIGTERM";
            await containers.SignalAsync(id, signal, stop);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(grace, stop);
            try
            {
                await containers.WaitAsync(id, limit.Token);
                return;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // the grace period is over
            }
        }
        await containers.SignalAsync(id, "SIGKILL", stop);
        await containers.WaitAsync(id, stop);
    }
}
