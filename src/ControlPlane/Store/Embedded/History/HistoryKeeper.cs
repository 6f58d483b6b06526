using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Compacts what the policy no longer keeps, every so often.</summary>
internal sealed class HistoryKeeper(EmbeddedStore store, HistoryPolicy policy, TimeSpan every, TimeProvider clock, ILogger log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var tick = new PeriodicTimer(every, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stop)) await CompactAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The store is closing.
        }
    }

    private async Task CompactAsync(CancellationToken stop)
    {
        var state = store.State;
        var target = policy.CompactTo(state, clock.GetUtcNow());
        if (target <= state.Compacted) return;
        try
        {
            await store.CompactAsync(target, stop);
            log.HistoryCompacted(target);
        }
        catch (Exception failure) when (failure is StoreFullException or StoreFailedException or IOException)
        {
            log.HistoryCompactionFailed(target, failure);
        }
    }
}
