using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;

namespace NetKube.Shared.Client;

/// <summary>What a reconciler says when it is through: done, or look again after a while. Failure is an exception.</summary>
public readonly record struct Reconciled(TimeSpan? Again)
{
    public static Reconciled Done => default;

    public static Reconciled After(TimeSpan wait) => new(wait);
}

/// <summary>Compares what is with what should be, for one key; may run at any time, twice.</summary>
public interface IReconciler<in TKey>
{
    ValueTask<Reconciled> ReconcileAsync(TKey key, CancellationToken stop);
}

/// <summary>Workers that take keys from a queue. A key that fails comes back after a growing wait.</summary>
public sealed class ReconcileLoop<TKey>(string name, WorkQueue<TKey> queue, IReconciler<TKey> reconciler, int workers, ILogger log)
    where TKey : notnull
{
    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        for (var i = 0; i < workers; i++) group.Start(WorkAsync);
        await group.WhenAllAsync();
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        while (true)
        {
            var key = await queue.TakeAsync(stop);
            try
            {
                await OnceAsync(key, stop);
            }
            finally
            {
                queue.Done(key);
            }
        }
    }

    private async Task OnceAsync(TKey key, CancellationToken stop)
    {
        try
        {
            var result = await reconciler.ReconcileAsync(key, stop);
            queue.Forget(key);
            if (result.Again is { } wait) queue.AddAfter(key, wait);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (ApiException e) when (e.IsConflict || e.IsAlreadyExists || e.IsNotFound)
        {
            log.ReconcileConflict(name, key.ToString() ?? "", e.Message);
            queue.AddRateLimited(key);
        }
        catch (Exception e)
        {
            log.ReconcileFailed(name, key.ToString() ?? "", queue.Failures(key) + 1, e);
            queue.AddRateLimited(key);
        }
    }
}
