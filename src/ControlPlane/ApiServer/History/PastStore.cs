using System.Runtime.CompilerServices;
using NetKube.ControlPlane.Store;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>A store as of one revision: that is its newest, nothing happens after it, and nothing can be written.</summary>
internal sealed class PastStore(IStore store, long revision) : IStore
{
    public ValueTask<long> CurrentRevisionAsync(CancellationToken stop) => new(revision);

    public ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop)
    {
        if (request.Revision > revision) throw new RevisionInFutureException(request.Revision, revision);
        return store.RangeAsync(request.Revision == 0 ? request with { Revision = revision } : request, stop);
    }

    public ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop) =>
        throw new NotSupportedException("the past cannot be changed");

    public async IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        yield break;
    }

    public ValueTask CompactAsync(long revision, CancellationToken stop) => throw new NotSupportedException("the past cannot be changed");

    /// <summary>The store behind it belongs to others.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
