using System.Threading.Channels;

namespace NetKube.ProxyEngine.Sync;

/// <param name="Least">Two runs are at least this far apart.</param>
/// <param name="Most">A full run happens at least this often, asked for or not, unless that would keep a core busy for
/// more than a twentieth of the time: then as rarely as that needs.</param>
/// <param name="Retry">After a failure the next run, a full one, comes this soon.</param>
internal sealed record LoopBounds(TimeSpan Least, TimeSpan Most, TimeSpan Retry);

/// Decides when to run: when poked, but not too often; unasked, but not too rarely; sooner after a failure. A run after a
/// failure is a full one, because what the failed run left is not known.
internal sealed class BoundedLoop(LoopBounds bounds, TimeProvider clock)
{
    private const int LeastRestShare = 20;

    // Room for one: pokes between two runs are one poke.
    private readonly Channel<bool> _poke = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Poke() => _poke.Writer.TryWrite(true);

    /// <param name="run">Gets whether the run must be a full one, returns whether it succeeded.</param>
    public async Task RunAsync(Func<bool, CancellationToken, Task<bool>> run, CancellationToken stop)
    {
        var failed = true; // nothing is known of the node at the start
        var lastFull = clock.GetTimestamp();
        var most = bounds.Most;
        while (true)
        {
            _poke.Reader.TryRead(out var _);
            var full = failed || clock.GetElapsedTime(lastFull) >= most;
            var began = clock.GetTimestamp();
            failed = !await run(full, stop);
            if (full)
            {
                lastFull = clock.GetTimestamp();
                var atRest = LeastRestShare * clock.GetElapsedTime(began, lastFull);
                most = atRest > bounds.Most ? atRest : bounds.Most;
            }

            await Task.Delay(bounds.Least, clock, stop);
            var rest = failed ? bounds.Retry : most - clock.GetElapsedTime(lastFull);
            await WaitForPokeAsync(rest, stop);
        }
    }

    private async Task WaitForPokeAsync(TimeSpan atMost, CancellationToken stop)
    {
        if (atMost <= TimeSpan.Zero) return;
        using var late = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await _poke.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nobody poked in time: that is a reason to run, too.
        }
    }
}
