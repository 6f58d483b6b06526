using System.Runtime.CompilerServices;
using NetKube.ControlPlane.Store;

namespace NetKube.ControlPlane.Tests.Store.KnownEtcdBugs;

/// <summary>One server's view of a store that several share: its watches can be made to stall, as those of a paused process do.</summary>
internal sealed class SharedStore(IStore store) : IStore
{
    private volatile TaskCompletionSource _going = Going();

    public void Stall() => _going = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _going.TrySetResult();

    public ValueTask<long> CurrentRevisionAsync(CancellationToken stop) => store.CurrentRevisionAsync(stop);

    public ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop) => store.RangeAsync(request, stop);

    public ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop) => store.TransactAsync(transaction, stop);

    public async IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in store.WatchAsync(request, stop))
        {
            await _going.Task.WaitAsync(stop);
            yield return batch;
        }
    }

    public ValueTask CompactAsync(long revision, CancellationToken stop) => store.CompactAsync(revision, stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TaskCompletionSource Going()
    {
        var going = new TaskCompletionSource();
        going.SetResult();
        return going;
    }
}
