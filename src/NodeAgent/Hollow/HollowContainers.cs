using System.Globalization;
using System.Net;
using System.Threading.Channels;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;

namespace NetKube.NodeAgent.Hollow;

/// <summary>The containers of one hollow node. Ids count up, so that two runs of a test see the same.</summary>
internal sealed class HollowContainers(string node, HollowPrograms programs, TimeProvider clock) : IContainers
{
    private readonly Lock _gate = new(); // guards all below, and the containers
    private readonly Dictionary<string, HollowContainer> _all = new(StringComparer.Ordinal);
    private readonly List<Channel<ContainerEvent>> _watchers = [];
    private int _made;

    public Task<IReadOnlyList<ContainerSummary>> ListAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ContainerSummary>>([.. _all.Values.Select(c => c.State).Where(s => Has(s, labels))
                .Select(s => new ContainerSummary(s.Id, s.Name, s.Labels, s.Phase, s.CreatedAt))]);
        }
    }

    public Task<RuntimeContainer?> InspectAsync(string id, CancellationToken stop)
    {
        lock (_gate) return Task.FromResult(_all.GetValueOrDefault(id)?.State);
    }

    public Task<string> CreateAsync(ContainerConfig config, CancellationToken stop)
    {
        lock (_gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{node}-{++_made}");
            var image = HollowImages.NameOf(config.Image);
            _all[id] = new HollowContainer(config, programs[image], new RuntimeContainer
            {
                Id = id,
                Name = config.Name,
                Labels = config.Labels,
                Phase = ContainerPhase.Created,
                Image = image,
                ImageId = config.Image,
                CreatedAt = clock.GetUtcNow(),
                Tty = config.Tty,
                StopSignal = config.StopSignal.Length > 0 ? config.StopSignal : "SIGTERM",
            });
            return Task.FromResult(id);
        }
    }

    public Task StartAsync(string id, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_all.TryGetValue(id, out var container)) throw new RuntimeException($"starting container {id}", HttpStatusCode.NotFound, "no such container");
            if (container.State.Phase != ContainerPhase.Created) return Task.CompletedTask;
            container.State = container.State with { Phase = ContainerPhase.Running, StartedAt = clock.GetUtcNow(), Pid = _made };
            Tell(ContainerEventKind.Started, container);
            if (container.Program.EndsAfter is { } after && !ContainerLabels.IsSandbox(container.State.Labels)) EndLater(container, after, container.Program.ExitCode);
            return Task.CompletedTask;
        }
    }

    public Task SignalAsync(string id, string signal, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_all.TryGetValue(id, out var container) || !container.State.Running) return Task.CompletedTask;
            if (signal == "SIGKILL") End(container, 137);
            else if (container.Program.StopsAfter == TimeSpan.Zero) End(container, container.Program.ExitCode);
            else if (container.Program.StopsAfter > TimeSpan.Zero) EndLater(container, container.Program.StopsAfter, container.Program.ExitCode);
            return Task.CompletedTask;
        }
    }

    public Task WaitAsync(string id, CancellationToken stop)
    {
        lock (_gate) return _all.TryGetValue(id, out var container) ? container.Ended.WaitHereAsync(stop) : Task.CompletedTask;
    }

    public Task RemoveAsync(string id, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_all.Remove(id, out var container)) return Task.CompletedTask;
            if (container.State.Running) End(container, 137);
            Tell(ContainerEventKind.Removed, container);
            return Task.CompletedTask;
        }
    }

    public async IAsyncEnumerable<ContainerEvent> WatchAsync(
        IReadOnlyDictionary<string, string> labels, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var events = Channel.CreateUnbounded<ContainerEvent>();
        events.Writer.TryWrite(new ContainerEvent(ContainerEventKind.Resync, "", labels));
        lock (_gate) _watchers.Add(events);
        try
        {
            await foreach (var happened in events.Reader.ReadHereAsync(stop)) yield return happened;
        }
        finally
        {
            lock (_gate) _watchers.Remove(events);
        }
    }

    /// <summary>The running container of a pod; null when there is none.</summary>
    public HollowContainer? Find(string podUid, string name)
    {
        lock (_gate)
        {
            return _all.Values.FirstOrDefault(c => c.State.Running && ContainerLabels.Read(c.State.Labels, ContainerLabels.PodUid) == podUid
                && ContainerLabels.Read(c.State.Labels, ContainerLabels.ContainerName) == name);
        }
    }

    public HollowContainer? Find(string id)
    {
        lock (_gate) return _all.GetValueOrDefault(id);
    }

    /// <summary>Its program ends now, by itself.</summary>
    public void Exit(HollowContainer container, int code)
    {
        lock (_gate) End(container, code);
    }

    /// <summary>All as it is now; <see cref="Restore"/> takes it.</summary>
    public HollowState Save()
    {
        lock (_gate) return new HollowState(_made, [.. _all.Values.Select(c => (c.Config, c.Program, c.State, c.Healthy))]);
    }

    /// <summary>Puts containers back, into a node that has none.</summary>
    public void Restore(HollowState saved)
    {
        lock (_gate)
        {
            _made = saved.Made;
            foreach (var (config, program, state, healthy) in saved.Containers)
            {
                var container = _all[state.Id] = new HollowContainer(config, program, state) { Healthy = healthy };
                if (state.Phase == ContainerPhase.Exited) container.NoteEnded();
                else if (state.Running && program.EndsAfter is { } after) EndLater(container, state.StartedAt!.Value + after - clock.GetUtcNow(), program.ExitCode);
            }
        }
    }

    private void EndLater(HollowContainer container, TimeSpan after, int code)
    {
        container.Ending?.Dispose();
        container.Ending = clock.CreateTimer(_ => Exit(container, code), null, after < TimeSpan.Zero ? TimeSpan.Zero : after, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called with _gate held.</summary>
    private void End(HollowContainer container, int code)
    {
        if (!container.State.Running) return;
        container.Ending?.Dispose();
        container.State = container.State with { Phase = ContainerPhase.Exited, ExitCode = code, FinishedAt = clock.GetUtcNow(), Pid = 0 };
        container.NoteEnded();
        Tell(ContainerEventKind.Died, container);
    }

    private void Tell(ContainerEventKind kind, HollowContainer container)
    {
        foreach (var watcher in _watchers) watcher.Writer.TryWrite(new ContainerEvent(kind, container.State.Id, container.State.Labels));
    }

    private static bool Has(RuntimeContainer container, IReadOnlyDictionary<string, string> labels) =>
        labels.All(l => container.Labels.GetValueOrDefault(l.Key) == l.Value);
}

/// <summary>A hollow node's containers at one moment.</summary>
internal sealed record HollowState(int Made, IReadOnlyList<(ContainerConfig Config, HollowProgram Program, RuntimeContainer State, bool? Healthy)> Containers);
