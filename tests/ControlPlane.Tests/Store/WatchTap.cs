using NetKube.ControlPlane.Store;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>Reads a watch step by step, with a deadline.</summary>
internal sealed class WatchTap : IAsyncDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly IAsyncEnumerator<WatchBatch> _batches;
    private readonly Queue<StoreEvent> _left = new();

    public WatchTap(IStore store, WatchRequest request, TimeSpan deadline)
    {
        _deadline = new CancellationTokenSource(deadline);
        _batches = store.WatchAsync(request, _deadline.Token).GetAsyncEnumerator(_deadline.Token);
    }

    public async Task<List<StoreEvent>> TakeAsync(int count)
    {
        var events = new List<StoreEvent>();
        while (events.Count < count)
        {
            while (_left.Count == 0) await NextAsync();
            events.Add(_left.Dequeue());
        }

        return events;
    }

    public async Task<List<WatchBatch>> BatchesAsync(int untilEvents = 0, long untilRevision = 0)
    {
        var batches = new List<WatchBatch>();
        while (batches.Sum(batch => batch.Events.Count) < untilEvents || (batches.LastOrDefault()?.Revision ?? 0) < untilRevision)
        {
            batches.Add(await NextAsync());
        }

        return batches;
    }

    public async ValueTask DisposeAsync()
    {
        await _batches.DisposeAsync();
        _deadline.Dispose();
    }

    private async Task<WatchBatch> NextAsync()
    {
        Assert.True(await _batches.MoveNextAsync(), "the watch ended");
        foreach (var change in _batches.Current.Events) _left.Enqueue(change);
        return _batches.Current;
    }
}
