using NetKube.ControlPlane.ApiServer.FlowControl;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.FlowControl;

public sealed class PriorityLevelTests
{
    private readonly ManualClock _clock = new();

    private PriorityLevel Level(int limit, int queues = 64, int handSize = 4, int length = 50)
    {
        var level = new PriorityLevel("test", _clock) { Limit = limit };
        level.Shape(queues, handSize, length);
        return level;
    }

    private static Task<FlowTicket> Wait(PriorityLevel level, string flow, int width = 1, CancellationToken stop = default) =>
        level.WaitAsync(new SeatWaiter(width, ShuffleSharding.Hash("s", flow)), TimeSpan.FromMinutes(1), stop).AsTask();

    [Fact]
    public void A_request_takes_its_seats_and_gives_them_back()
    {
        var level = Level(3);
        Assert.True(level.TryEnter(2, out var first));
        Assert.False(level.TryEnter(2, out _));
        Assert.True(level.TryEnter(1, out var second));
        first.Leave();
        second.Leave();
        Assert.Equal(0, level.Seats);
    }

    [Fact]
    public void A_request_wider_than_the_level_runs_alone()
    {
        var level = Level(2);
        Assert.True(level.TryEnter(10, out var wide));
        Assert.False(level.TryEnter(1, out _));
        wide.Leave();
        Assert.True(level.TryEnter(1, out _));
    }

    [Fact]
    public async Task A_flow_of_one_request_does_not_stand_behind_a_flood()
    {
        var level = Level(1);
        Assert.True(level.TryEnter(1, out var running));
        var flood = Enumerable.Range(0, 100).Select(_ => Wait(level, "flood")).ToList();
        var mouse = Wait(level, "mouse");
        var served = 0;
        while (!mouse.IsCompleted)
        {
            running.Leave();
            var seated = await Task.WhenAny([.. flood.Where(f => !f.IsCompleted || f.Result.Refusal is null), mouse]).WaitAsync(TimeSpan.FromSeconds(10));
            running = await seated;
            flood.Remove(seated);
            _clock.Advance(TimeSpan.FromMilliseconds(3));
            served++;
        }
        Assert.InRange(served, 1, 10);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_come_again()
    {
        var level = Level(1);
        Assert.True(level.TryEnter(1, out _));
        var waiting = Wait(level, "a");
        Assert.Equal(1, level.Waiting);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("time-out", (await waiting).Refusal);
        Assert.Equal(0, level.Waiting);
    }

    [Fact]
    public async Task Who_leaves_while_he_waits_takes_no_seat_with_him()
    {
        var level = Level(1);
        Assert.True(level.TryEnter(1, out var running));
        using var left = new CancellationTokenSource();
        var waiting = Wait(level, "a", stop: left.Token);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        running.Leave();
        Assert.Equal((0, 0), (level.Seats, level.Waiting));
    }

    [Fact]
    public async Task A_level_without_queues_refuses_what_exceeds_it()
    {
        var level = new PriorityLevel("test", _clock) { Limit = 1 };
        Assert.True(level.TryEnter(1, out _));
        Assert.Equal("concurrency-limit", (await Wait(level, "a")).Refusal);
    }

    [Fact]
    public async Task A_greater_limit_seats_who_waits()
    {
        var level = Level(1);
        Assert.True(level.TryEnter(1, out _));
        var waiting = Wait(level, "a");
        level.Limit = 2;
        Assert.Null((await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Refusal);
    }

    [Fact]
    public async Task Many_threads_never_take_more_seats_than_there_are()
    {
        var level = Level(5, length: 10_000);
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 2000; i++)
            {
                if (!level.TryEnter(1, out var ticket)) ticket = await Wait(level, "w" + worker);
                var now = Interlocked.Increment(ref inside);
                if (now > Volatile.Read(ref most)) Volatile.Write(ref most, now);
                Interlocked.Decrement(ref inside);
                ticket.Leave();
            }
        })));
        Assert.InRange(most, 1, 5);
        Assert.Equal((0, 0), (level.Seats, level.Waiting));
    }

    [Theory, InlineData(1UL), InlineData(ulong.MaxValue), InlineData(0xDEADBEEFCAFEUL)]
    public void A_hand_has_no_card_twice(ulong hash)
    {
        var hand = new int[6];
        ShuffleSharding.Deal(hash, 8, hand);
        Assert.Equal(6, hand.Distinct().Count());
        Assert.All(hand, card => Assert.InRange(card, 0, 7));
    }

    public static TheoryData<string, int, int[], int[], double[], int[]> Divisions => new()
    {
        { "nobody wants more than his share", 100, [50, 50], [100, 100], [50, 50], [50, 50] },
        { "what one does not use the other borrows", 100, [10, 50], [100, 100], [10, 200], [10, 90] },
        { "nobody borrows more than his most", 100, [10, 50], [100, 60], [10, 200], [40, 60] },
        { "all are hungry: in proportion", 100, [20, 20], [100, 100], [300, 100], [75, 25] },
    };

    [Theory, MemberData(nameof(Divisions))]
    public void Seats_are_divided(string what, int seats, int[] least, int[] most, double[] target, int[] expected)
    {
        var needs = least.Select((_, i) => new SeatNeed(least[i], most[i], target[i])).ToList();
        Assert.True(expected.SequenceEqual(SeatAllocation.Divide(needs, seats)), $"{what}: {string.Join(", ", SeatAllocation.Divide(needs, seats))}");
    }

    [Fact]
    public void A_level_lends_what_it_does_not_use_and_gets_it_back()
    {
        var (idle, busy) = (new PriorityLevel("idle", _clock), new PriorityLevel("busy", _clock));
        foreach (var level in new[] { idle, busy })
        {
            level.Share = SeatAllocation.Share(100, 50, 100, lendablePercent: 80, borrowingPercent: null);
            level.Limit = level.Share.Nominal;
        }
        var tickets = Enumerable.Range(0, 50).Select(_ => busy.TryEnter(1, out var t) ? t : default).ToList();
        Assert.False(busy.TryEnter(1, out _));
        SeatAllocation.Adjust([idle, busy], 100);
        Assert.Equal((17, 83), (idle.Limit, busy.Limit));
        tickets.ForEach(t => t.Leave());
        var back = Enumerable.Range(0, 10).Select(_ => idle.TryEnter(1, out var t) ? t : default).ToList();
        idle.Shape(8, 2, 100);
        var waiting = Enumerable.Range(0, 60).Select(i => Wait(idle, "w" + i)).ToList();
        SeatAllocation.Adjust([idle, busy], 100);
        Assert.InRange(idle.Limit, 50, 60);
        Assert.Equal(10, back.Count);
        Assert.Contains(waiting, w => w.IsCompleted);
    }
}
