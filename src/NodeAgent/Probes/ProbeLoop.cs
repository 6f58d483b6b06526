using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Probes;

/// <summary>
/// One probe of one running container, asked every period until told to stop. A result changes only after as many equal
/// outcomes in a row as its threshold says; a failed startup or liveness probe is final, for the container is killed.
/// A container that has not started up is asked nothing else, and one that has is asked the rest at once.
/// </summary>
internal sealed class ProbeLoop(
    ProbeKind kind, Probe probe, ProbeTarget target, ProbeLoopContext context)
{
    /// <summary>How soon it looks again whether somebody listens now; each look waits twice as long.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);

    private bool? _last;
    private int _run;
    private bool _neverHealthy = true;

    public async Task RunAsync(DateTimeOffset startedAt, CancellationToken stop)
    {
        var period = TimeSpan.FromSeconds(Math.Max(1, probe.PeriodSeconds));
        var delay = startedAt.AddSeconds(probe.InitialDelaySeconds) - context.Clock.GetUtcNow();
        if (delay > TimeSpan.Zero) await Task.Delay(delay, context.Clock, stop);
        if (kind != ProbeKind.Startup && target.Container.StartupProbe is not null) await context.Results.StartedAsync(target.ContainerId, stop);
        using var ticks = new PeriodicTimer(period, context.Clock);
        do
        {
            var outcome = await AskAsync(stop);
            if (!outcome.Healthy)
                context.Events.Warning(target.Pod, target.Container.Name, "Unhealthy", $"{kind} probe failed: {outcome.Message}");
            var more = Count(outcome.Healthy);
            if (more && outcome.Refused && _neverHealthy && kind != ProbeKind.Liveness) more = await LookEarlyAsync(period, stop);
            if (!more) return;
        }
        while (await ticks.WaitForNextTickAsync(stop));
    }

    /// <summary>
    /// A program needs some milliseconds until it listens, and the first probe often comes before that: a whole period would pass
    /// until it is seen. Looks that are refused are not seen by the container and count for nothing. False when there is nothing more to ask.
    /// </summary>
    private async Task<bool> LookEarlyAsync(TimeSpan period, CancellationToken stop)
    {
        var waited = TimeSpan.Zero;
        for (var wait = FirstLook; waited + wait < period; wait *= 2)
        {
            await Task.Delay(wait, context.Clock, stop);
            waited += wait;
            var outcome = await AskAsync(stop);
            if (outcome.Healthy) return Count(healthy: true);
            if (!outcome.Refused) break;
        }
        return true;
    }

    private Task<ProbeOutcome> AskAsync(CancellationToken stop) =>
        context.Probing.AskAsync(probe.ProbeHandler, target, TimeSpan.FromSeconds(Math.Max(1, probe.TimeoutSeconds)), stop);

    private bool Count(bool healthy)
    {
        _run = _last == healthy ? _run + 1 : 1;
        _last = healthy;
        _neverHealthy &= !healthy;
        var threshold = healthy ? Math.Max(1, probe.SuccessThreshold) : probe.FailureThreshold > 0 ? probe.FailureThreshold : 3;
        if (_run < threshold) return true;
        if (context.Results.Set(target.ContainerId, kind, healthy)) context.Changed();
        return kind switch
        {
            ProbeKind.Startup => false,
            ProbeKind.Liveness => healthy,
            _ => true,
        };
    }
}

/// <param name="Changed">Called after a result has changed.</param>
internal sealed record ProbeLoopContext(IProbing Probing, ProbeResults Results, IEventSink Events, TimeProvider Clock, Action Changed);
