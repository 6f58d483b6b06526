using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Threading;

namespace NetKube.NodeAgent.Probes;

/// <summary>Keeps one loop for each probe of each running container of a pod. Used by the pod's worker alone.</summary>
internal sealed class PodProbes(ProbeLoopContext context) : IAsyncDisposable
{
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Loops)> _byContainer = [];

    /// <summary>Starts what is missing, stops what has no running container any more.</summary>
    public async Task EnsureAsync(Pod pod, ObservedPod seen, string address, PodMemory memory)
    {
        var wanted = new Dictionary<string, ProbeTarget>();
        foreach (var container in pod.AllContainers())
        {
            var newest = seen.Newest(container.Name);
            if (newest is { Running: true } && !memory.Dying.Contains(newest.Id) && HasProbes(container))
                wanted[newest.Id] = new ProbeTarget(pod, container, newest.Id, address);
        }
        foreach (var gone in _byContainer.Keys.Except(wanted.Keys).ToList()) await StopAsync(gone);
        foreach (var (id, target) in wanted)
        {
            if (_byContainer.ContainsKey(id)) continue;
            var startedAt = seen.All.First(c => c.Id == id).StartedAt ?? context.Clock.GetUtcNow();
            var stop = new CancellationTokenSource();
            _byContainer[id] = (stop, RunAllAsync(target, startedAt, stop.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _byContainer.Keys.ToList()) await StopAsync(id);
    }

    private static bool HasProbes(Container container) =>
        container.StartupProbe is not null || container.LivenessProbe is not null || container.ReadinessProbe is not null;

    private Task RunAllAsync(ProbeTarget target, DateTimeOffset startedAt, CancellationToken stop)
    {
        (ProbeKind, Probe?)[] probes =
        [
            (ProbeKind.Startup, target.Container.StartupProbe),
            (ProbeKind.Liveness, target.Container.LivenessProbe),
            (ProbeKind.Readiness, target.Container.ReadinessProbe),
        ];
        return Task.WhenAll(probes.Where(p => p.Item2 is not null)
            .Select(p => new ProbeLoop(p.Item1, p.Item2!, target, context).RunAsync(startedAt, stop)));
    }

    private async Task StopAsync(string id)
    {
        var (stop, loops) = _byContainer[id];
        _byContainer.Remove(id);
        await stop.CancelHereAsync();
        try
        {
            await loops;
        }
        catch (OperationCanceledException)
        {
            // asked for
        }
        stop.Dispose();
        context.Results.Forget(id);
    }
}
