using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>
/// Loops that live and die together: when one fails, or the owner stops, all are stopped and awaited. Cancellation is
/// not a failure.
/// </summary>
public sealed class TaskGroup : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Lock _gate = new();   // guards _running and _failure
    private readonly HashSet<Task> _running = [];
    private Exception? _failure;

    public TaskGroup(CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>Cancelled when the group ends.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Starts a loop; it gets the group's own token.</summary>
    public void Start(Func<CancellationToken, Task> work)
    {
        lock (_gate) _running.Add(SerialContext.StartHere(() => RunAsync(work)));
    }

    /// <summary>Waits until every loop has ended; throws the first failure.</summary>
    public async Task WhenAllAsync()
    {
        while (Snapshot() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
            lock (_gate) _running.ExceptWith(running);
        }
        lock (_gate)
        {
            if (_failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelHereAsync();
        while (Snapshot() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
            lock (_gate) _running.ExceptWith(running);
        }
        _stop.Dispose();
    }

    private Task[] Snapshot()
    {
        lock (_gate) return [.. _running];
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // stopped, as asked
        }
        catch (Exception e)
        {
            lock (_gate) _failure ??= e;
            await _stop.CancelHereAsync();
        }
    }
}
