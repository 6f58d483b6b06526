using Microsoft.Extensions.Logging;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>Runs the scheduler, on the leader only where one is elected. Caches that are shared are run by their owner.</summary>
public sealed class SchedulerHost(IKubeClient client, SchedulerOptions options, TimeProvider clock, ILoggerFactory logs, InformerSet? shared = null)
{
    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (options.LeaderElection is not { } election)
        {
            await LeadAsync(stop);
            return;
        }
        await new LeaderElector(client, election, clock, logs.CreateLogger<LeaderElector>()).RunAsync(LeadAsync, stop);
    }

    private async Task LeadAsync(CancellationToken stop)
    {
        var informers = shared ?? new InformerSet(client, clock, options.RandomSeed, logs.CreateLogger<InformerSet>());
        using var scheduler = new PodScheduler(client, informers, options, clock, logs.CreateLogger<PodScheduler>());
        await using var group = new TaskGroup(stop);
        if (shared is null) group.Start(informers.RunAsync);
        group.Start(scheduler.RunAsync);
        await group.WhenAllAsync();
    }
}
