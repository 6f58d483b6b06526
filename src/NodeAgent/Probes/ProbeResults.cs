using System.Runtime.InteropServices;
using NetKube.Shared.Threading;

namespace NetKube.NodeAgent.Probes;

internal enum ProbeKind
{
    Startup,
    Liveness,
    Readiness,
}

/// <summary>The latest settled result of each probe, by container id. Written by probe loops, read by the pod's worker.</summary>
internal sealed class ProbeResults
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string ContainerId, ProbeKind Kind), bool> _results = [];
    private readonly Dictionary<string, TaskCompletionSource> _starting = [];

    /// <summary>Null while there is no result.</summary>
    public bool? this[string containerId, ProbeKind kind]
    {
        get
        {
            lock (_gate)
            {
                return _results.TryGetValue((containerId, kind), out var healthy) ? healthy : null;
            }
        }
    }

    /// <summary>True when this changed something.</summary>
    public bool Set(string containerId, ProbeKind kind, bool healthy)
    {
        lock (_gate)
        {
            if (_results.TryGetValue((containerId, kind), out var before) && before == healthy) return false;
            _results[(containerId, kind)] = healthy;
            if (kind == ProbeKind.Startup && healthy && _starting.Remove(containerId, out var started)) started.SetResult();
            return true;
        }
    }

    /// <summary>Done when the container's startup probe has succeeded.</summary>
    public Task StartedAsync(string containerId, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_results.TryGetValue((containerId, ProbeKind.Startup), out var healthy) && healthy) return Task.CompletedTask;
            ref var started = ref CollectionsMarshal.GetValueRefOrAddDefault(_starting, containerId, out _);
            started ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return started.Task.WaitHereAsync(stop);
        }
    }

    public void Forget(string containerId)
    {
        lock (_gate)
        {
            foreach (var kind in Enum.GetValues<ProbeKind>()) _results.Remove((containerId, kind));
            _starting.Remove(containerId);
        }
    }
}
