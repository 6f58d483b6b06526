using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Shared.Client;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Client;

public sealed class WorkQueueTests
{
    private readonly ManualClock _clock = new();

    private static async Task<List<string>> DrainAsync(WorkQueue<string> queue)
    {
        var taken = new List<string>();
        using var stop = new CancellationTokenSource();
        while (true)
        {
            var next = queue.TakeAsync(stop.Token).AsTask();
            if (!next.IsCompleted)
            {
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
                return taken;
            }
            taken.Add(await next);
            queue.Done(taken[^1]);
        }
    }

    [Fact]
    public async Task A_key_waits_once_however_often_it_is_added()
    {
        using var queue = new WorkQueue<string>(_clock);
        foreach (var key in new[] { "a", "b", "a", "a" }) queue.Add(key);
        Assert.Equal(["a", "b"], await DrainAsync(queue));
    }

    [Fact]
    public async Task A_key_added_while_it_is_worked_on_comes_back_when_that_is_done()
    {
        using var queue = new WorkQueue<string>(_clock);
        queue.Add("a");
        Assert.Equal("a", await queue.TakeAsync(CancellationToken.None));
        queue.Add("a");
        Assert.Empty(await DrainAsync(queue));
        queue.Done("a");
        Assert.Equal(["a"], await DrainAsync(queue));
    }

    [Fact]
    public async Task Delays_end_in_their_order_and_the_shorter_of_two_wins()
    {
        using var queue = new WorkQueue<string>(_clock);
        queue.AddAfter("late", TimeSpan.FromSeconds(10));
        queue.AddAfter("soon", TimeSpan.FromSeconds(5));
        queue.AddAfter("late", TimeSpan.FromSeconds(7));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["soon"], await DrainAsync(queue));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["late"], await DrainAsync(queue));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(await DrainAsync(queue));
    }

    [Fact]
    public async Task Failures_wait_twice_as_long_each_time_until_forgotten()
    {
        using var queue = new WorkQueue<string>(_clock, new WorkQueueSettings { LeastDelay = TimeSpan.FromSeconds(1), MostDelay = TimeSpan.FromSeconds(4) });
        foreach (var wait in new[] { 1, 2, 4, 4 })
        {
            queue.AddRateLimited("a");
            _clock.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await DrainAsync(queue));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(["a"], await DrainAsync(queue));
        }
        queue.Forget("a");
        queue.AddRateLimited("a");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a"], await DrainAsync(queue));
    }

    [Fact]
    public async Task One_key_never_has_two_workers_and_failures_come_back()
    {
        using var queue = new WorkQueue<string>(_clock, new WorkQueueSettings { LeastDelay = TimeSpan.FromMilliseconds(1) });
        var reconciler = new Counting();
        using var stop = new CancellationTokenSource();
        var loop = new ReconcileLoop<string>("test", queue, reconciler, 8, NullLogger.Instance).RunAsync(stop.Token);
        for (var i = 0; i < 200; i++) queue.Add("k" + (i % 3));
        var limit = DateTime.UtcNow.AddSeconds(10);
        while (reconciler.Succeeded < 3 && DateTime.UtcNow < limit)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }
        await stop.CancelAsync();
        await loop;
        Assert.True(reconciler.Succeeded >= 3);
        Assert.False(reconciler.Overlapped);
    }

    private sealed class Counting : IReconciler<string>
    {
        private readonly Lock _gate = new();
        private readonly HashSet<string> _running = [];
        private readonly Dictionary<string, int> _tries = [];
        private int _succeeded;

        public int Succeeded => Volatile.Read(ref _succeeded);

        public bool Overlapped { get; private set; }

        public async ValueTask<Reconciled> ReconcileAsync(string key, CancellationToken stop)
        {
            lock (_gate)
            {
                if (!_running.Add(key)) Overlapped = true;
                _tries[key] = _tries.GetValueOrDefault(key) + 1;
            }
            await Task.Yield();
            lock (_gate)
            {
                _running.Remove(key);
                if (_tries[key] == 1) throw new InvalidOperationException("the first try fails");
            }
            Interlocked.Increment(ref _succeeded);
            return Reconciled.Done;
        }
    }
}
