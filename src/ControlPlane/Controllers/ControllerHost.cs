using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers;

/// <summary>
/// Runs the chosen controllers over one set of caches, on the leader only where one is elected. Caches that are shared
/// with others of the process are run by their owner.
/// </summary>
public sealed class ControllerHost(IKubeClient client, ControllerOptions options, TimeProvider clock, ILoggerFactory logs, InformerSet? shared = null)
{
    /// <summary>Runs until stopped; ends with the first failure of any controller.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (options.LeaderElection is not { } election)
        {
            await LeadAsync(stop);
            return;
        }
        var elector = new LeaderElector(client, election, clock, logs.CreateLogger<LeaderElector>());
        await elector.RunAsync(LeadAsync, stop);
    }

    private async Task LeadAsync(CancellationToken stop)
    {
        var informers = shared ?? new InformerSet(client, clock, options.RandomSeed, logs.CreateLogger<InformerSet>());
        var context = new ControllerContext(client, informers, clock, options, logs);
        var controllers = ControllerList.Chosen(options.Controllers).Select(c => c.Make(context)).OfType<IController>().ToList();
        try
        {
            await using var group = new TaskGroup(stop);
            if (shared is null) group.Start(informers.RunAsync);
            foreach (var controller in controllers) group.Start(controller.RunAsync);
            await group.WhenAllAsync();
        }
        finally
        {
            foreach (var controller in controllers.OfType<IDisposable>()) controller.Dispose();
        }
    }
}
