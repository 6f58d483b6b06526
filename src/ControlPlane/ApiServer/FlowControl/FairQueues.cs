namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>
/// Queues of which each flow is dealt a hand, and waits in the shortest of it (shuffle sharding): a flood fills its own
/// hand, and hardly ever the whole hand of another flow. Seats go to the queue that has had least of them so far
/// (start-time fair queueing); a request is charged the usual time when it starts, and what it really took when it ends.
/// The level's lock guards all of it.
/// </summary>
internal sealed class FairQueues(int count, int handSize, int lengthLimit)
{
    private readonly FlowQueue[] _queues = [.. Enumerable.Range(0, count).Select(_ => new FlowQueue())];
    private double _now;
    private double _usualSeconds = 0.003;

    /// <summary>Whether these are the queues that a configuration asks for.</summary>
    public bool Are(int queues, int hand, int limit) => (queues, hand, limit) == (count, handSize, lengthLimit);

    /// <summary>Everybody who waits.</summary>
    public IEnumerable<SeatWaiter> All => _queues.SelectMany(q => q.Waiting);

    /// <summary>False when the shortest queue of the flow's hand is full.</summary>
    public bool TryAdd(SeatWaiter waiter)
    {
        Span<int> hand = stackalloc int[handSize];
        ShuffleSharding.Deal(waiter.Flow, count, hand);
        FlowQueue? shortest = null;
        foreach (var card in hand)
        {
            if (shortest is null || _queues[card].Length < shortest.Length) shortest = _queues[card];
        }
        if (shortest!.Waiting.Count >= lengthLimit) return false;
        if (shortest.Waiting.Count == 0 && shortest.Executing == 0) shortest.Start = Math.Max(shortest.Start, _now);
        waiter.Queue = shortest;
        shortest.Waiting.AddLast(waiter);
        return true;
    }

    /// <summary>Who is next; null when nobody waits.</summary>
    public SeatWaiter? Next()
    {
        FlowQueue? least = null;
        foreach (var queue in _queues)
        {
            if (queue.Waiting.Count > 0 && (least is null || queue.Start < least.Start)) least = queue;
        }
        return least?.Waiting.First!.Value;
    }

    /// <summary>The next one has got his seats.</summary>
    public void Start(SeatWaiter waiter)
    {
        var queue = waiter.Queue!;
        _now = Math.Max(_now, queue.Start);
        queue.Waiting.Remove(waiter);
        queue.Executing += waiter.Width;
        queue.Start += waiter.Width * _usualSeconds;
    }

    /// <summary>Somebody who waits goes away.</summary>
    public void Remove(SeatWaiter waiter) => waiter.Queue!.Waiting.Remove(waiter);

    /// <summary>A request that waited has been answered.</summary>
    public void Finish(FlowQueue queue, int width, double seconds)
    {
        queue.Executing -= width;
        queue.Start += width * (seconds - _usualSeconds);
        _usualSeconds += (seconds - _usualSeconds) / 64;
    }
}
