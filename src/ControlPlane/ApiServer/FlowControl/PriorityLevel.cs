using NetKube.Shared.Threading;


namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>
/// The seats of one priority level. Where there is room and nobody waits a request takes its seats with one
/// compare-and-swap, and gives them back with one addition; only at the limit does anybody take the lock.
/// </summary>
internal sealed class PriorityLevel(string name, TimeProvider clock)
{
    private readonly Lock _gate = new(); // guards _queues and what is in them
    private FairQueues? _queues;
    private int _limit = 1;
    private int _seats;
    private int _waiting;
    private int _waitingSeats;
    private int _highest;

    public string Name => name;

    /// <summary>Its object's uid, for the answer's headers.</summary>
    public string Uid { get; set; } = "";

    /// <summary>What the configuration grants it, and what it may lend and borrow.</summary>
    public SeatShare Share { get; set; }

    /// <summary>Seats that may be taken now.</summary>
    public int Limit
    {
        get => Volatile.Read(ref _limit);
        set
        {
            Volatile.Write(ref _limit, value);
            Dispatch();
        }
    }

    /// <summary>Seats that are taken.</summary>
    public int Seats => Volatile.Read(ref _seats);

    /// <summary>Requests that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How soon the refused should come again.</summary>
    public RetryAfter RetryAfter { get; } = new(clock);

    /// <summary>The demand that borrowing goes by, smoothed over the periods.</summary>
    public double SmoothDemand { get; set; }

    /// <summary>Queues for what exceeds the limit; none (0) to refuse it.</summary>
    public void Shape(int queues, int handSize, int lengthLimit)
    {
        lock (_gate)
        {
            if (queues == 0 && _queues is null) return;
            if (_queues is not null && _queues.Are(queues, handSize, lengthLimit)) return;
            var moving = _queues is null ? [] : _queues.All.ToList();
            _queues = new FairQueues(Math.Max(queues, 1), Math.Max(handSize, 1), queues == 0 ? 0 : lengthLimit);
            foreach (var waiter in moving) Move(waiter);
            DispatchLocked();
        }
    }

    /// <summary>Seats at once, where there is room and nobody waits.</summary>
    public bool TryEnter(int width, out FlowTicket ticket)
    {
        ticket = default;
        if (Volatile.Read(ref _waiting) != 0 || !TryTake(width)) return false;
        ticket = new FlowTicket(this, width, null, clock.GetTimestamp());
        return true;
    }

    /// <summary>The greatest demand since the last call, in seats.</summary>
    public int TakeHighestDemand() => Math.Max(Interlocked.Exchange(ref _highest, 0), Seats + Volatile.Read(ref _waitingSeats));

    public void Leave(in FlowTicket ticket)
    {
        var seconds = clock.GetElapsedTime(ticket.Began).TotalSeconds;
        ticket.Rule?.Figures.Execution.Observe(seconds);
        Interlocked.Add(ref _seats, -ticket.Width);
        if (ticket.Queue is null)
        {
            if (Volatile.Read(ref _waiting) > 0) Dispatch();
            return;
        }
        lock (_gate)
        {
            _queues?.Finish(ticket.Queue, ticket.Width, seconds);
            DispatchLocked();
        }
    }

    /// <summary>Seats after waiting, or a refusal.</summary>
    /// <param name="waiter">Who wants them.</param>
    /// <param name="patience">How long it may wait.</param>
    /// <param name="stop">Ends when the client leaves.</param>
    public async ValueTask<FlowTicket> WaitAsync(SeatWaiter waiter, TimeSpan patience, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_queues is null) return TryTake(waiter.Width) ? new FlowTicket(this, waiter.Width, null, clock.GetTimestamp()) : Refuse("concurrency-limit");
            if (!_queues.TryAdd(waiter)) return Refuse("queue-full");
            Count(waiter, 1);
            DispatchLocked();
        }
        try
        {
            await waiter.Seated.WaitHereAsync(patience, clock, stop);
        }
        catch (TimeoutException)
        {
            if (TryWithdraw(waiter)) return Refuse("time-out");
        }
        catch (OperationCanceledException)
        {
            if (!TryWithdraw(waiter)) new FlowTicket(this, waiter.Width, waiter.Queue, clock.GetTimestamp()).Leave();
            throw;
        }
        return new FlowTicket(this, waiter.Width, waiter.Queue, clock.GetTimestamp());
    }

    private FlowTicket Refuse(string why)
    {
        RetryAfter.Refused();
        return FlowTicket.Refused(why);
    }

    /// <summary>A request wider than the whole limit runs when it is alone.</summary>
    private bool TryTake(int width)
    {
        var now = Volatile.Read(ref _seats);
        while (now == 0 || now <= Volatile.Read(ref _limit) - width)
        {
            var seen = Interlocked.CompareExchange(ref _seats, now + width, now);
            if (seen == now)
            {
                if (now + width > Volatile.Read(ref _highest)) Volatile.Write(ref _highest, now + width);
                return true;
            }
            now = seen;
        }
        return false;
    }

    private bool TryWithdraw(SeatWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.IsSeated) return false;
            _queues!.Remove(waiter);
            Count(waiter, -1);
            DispatchLocked();
            return true;
        }
    }

    private void Move(SeatWaiter waiter)
    {
        if (_queues!.TryAdd(waiter)) return;
        // The new queues have no room for it: it was promised an answer, and gets it now.
        Count(waiter, -1);
        Interlocked.Add(ref _seats, waiter.Width);
        waiter.Queue = null;
        waiter.Seat();
    }

    private void Dispatch()
    {
        lock (_gate) DispatchLocked();
    }

    private void DispatchLocked()
    {
        while (_queues?.Next() is { } waiter && TryTake(waiter.Width))
        {
            _queues.Start(waiter);
            Count(waiter, -1);
            waiter.Seat();
        }
    }

    private void Count(SeatWaiter waiter, int by)
    {
        var demand = Volatile.Read(ref _seats) + Interlocked.Add(ref _waitingSeats, by * waiter.Width);
        if (demand > Volatile.Read(ref _highest)) Volatile.Write(ref _highest, demand);
        // After this a request that comes sees that somebody waits, and one that leaves hands its seats on.
        Interlocked.Add(ref _waiting, by);
    }
}
