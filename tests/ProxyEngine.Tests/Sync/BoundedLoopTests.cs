using System.Threading.Channels;
using NetKube.ProxyEngine.Sync;
using NetKube.TestKit;

namespace NetKube.ProxyEngine.Tests.Sync;

public sealed class BoundedLoopTests : IAsyncDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1), Most = TimeSpan.FromSeconds(30), Retry = TimeSpan.FromSeconds(5);

    private readonly ManualClock _clock = new();
    private readonly Channel<bool> _runs = Channel.CreateUnbounded<bool>();
    private readonly CancellationTokenSource _stop = new();
    private readonly BoundedLoop _loop;
    private readonly Task _running;
    private volatile bool _succeeds = true;
    private TimeSpan _takes;

    public BoundedLoopTests()
    {
        _loop = new BoundedLoop(new LoopBounds(Least, Most, Retry), _clock);
        _running = _loop.RunAsync(RunAsync, _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _stop.Dispose();
    }

    [Fact]
    public async Task The_first_run_is_a_full_one() => Assert.True(await NextAsync());

    [Fact]
    public async Task A_poke_runs_only_what_changed_and_not_before_the_least_time()
    {
        await NextAsync();
        _loop.Poke();
        await _clock.UntilWaitedForAsync(Least);
        Assert.False(_runs.Reader.TryPeek(out _));
        _clock.Advance(Least);
        Assert.False(await NextAsync());
    }

    [Fact]
    public async Task Many_pokes_are_one_run()
    {
        await NextAsync();
        for (var i = 0; i < 10; i++) _loop.Poke();
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await NextAsync();
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await _clock.UntilWaitedForAsync(Most - (2 * Least));
        Assert.False(_runs.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task Unasked_it_runs_in_full_after_the_most_time()
    {
        await NextAsync();
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await _clock.UntilWaitedForAsync(Most - Least);
        _clock.Advance(Most - Least);
        Assert.True(await NextAsync());
    }

    [Fact]
    public async Task After_a_failure_it_runs_in_full_and_sooner()
    {
        await NextAsync();
        _succeeds = false;
        _loop.Poke();
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        Assert.False(await NextAsync());
        _succeeds = true;
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await _clock.UntilWaitedForAsync(Retry);
        _clock.Advance(Retry);
        Assert.True(await NextAsync());
    }

    [Fact]
    public async Task A_full_run_that_takes_long_comes_more_rarely()
    {
        await NextAsync();
        _takes = TimeSpan.FromSeconds(3);
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await _clock.UntilWaitedForAsync(Most - Least);
        _clock.Advance(Most - Least);
        await NextAsync();
        await _clock.UntilWaitedForAsync(Least);
        _clock.Advance(Least);
        await _clock.UntilWaitedForAsync((20 * TimeSpan.FromSeconds(3)) - Least);
    }

    private Task<bool> RunAsync(bool full, CancellationToken stop)
    {
        _clock.Advance(_takes);
        return Task.FromResult(_runs.Writer.TryWrite(full) && _succeeds);
    }

    private ValueTask<bool> NextAsync()
    {
        var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return _runs.Reader.ReadAsync(late.Token);
    }
}
