using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Probes;

/// <summary>
/// One probe of one running container, asked every period until told to stop. A result changes only after as many equal
/// outcomes in a row as its threshold says; a failed startup or liveness probe is final, for the container is killed.
/// </summary>
internal sealed class ProbeLoop(
    ProbeKind kind, Probe probe, ProbeTarget target, ProbeLoopContext context)
{
    private bool? _last;
    private int _run;

    public async Task RunAsync(DateTimeOffset startedAt, CancellationToken stop)
    {
        var period = TimeSpan.FromSeconds(Math.Max(1, probe.PeriodSeconds));
        var delay = startedAt.AddSeconds(probe.InitialDelaySeconds) - context.Clock.GetUtcNow();
        if (delay > TimeSpan.Zero) await Task.Delay(delay, context.Clock, stop);
        using var ticks = new PeriodicTimer(period, context.Clock);
        do
        {
            if (!await AskAsync(stop)) return;
        }
        while (await ticks.WaitForNextTickAsync(stop));
    }

    /// <summary>False when there is nothing more to ask.</summary>
    private async Task<bool> AskAsync(CancellationToken stop)
    {
        // A container that has not started up is asked nothing else; one that has is not asked again whether it did.
        var started = target.Container.StartupProbe is null || context.Results[target.ContainerId, ProbeKind.Startup] == true;
        if (kind == ProbeKind.Startup ? started : !started) return kind != ProbeKind.Startup;
        var timeout = TimeSpan.FromSeconds(Math.Max(1, probe.TimeoutSeconds));
        var outcome = await context.Probing.AskAsync(probe.ProbeHandler, target, timeout, stop);
        if (!outcome.Healthy)
            context.Events.Warning(target.Pod, target.Container.Name, "Unhealthy", $"{kind} probe failed: {outcome.Message}");
        return Count(outcome.Healthy);
    }

    private bool Count(bool healthy)
    {
        _run = _last == healthy ? _run + 1 : 1;
        _last = healthy;
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
