namespace NetKube.Netns.Tests.World;

/// <summary>Waits for a condition, with a deadline.</summary>
public static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Looks again and again until it is so.</summary>
    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Deadline);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (!condition()) await look.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"not so within {Deadline}: {what}");
        }
    }

    public static async Task<T> FindAsync<T>(IAsyncEnumerable<T> stream, Func<T, bool> wanted, string what)
    {
        using var limit = new CancellationTokenSource(Deadline);
        List<T> seen = [];
        try
        {
            await foreach (var item in stream.WithCancellation(limit.Token))
            {
                if (wanted(item)) return item;
                seen.Add(item);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
        }

        throw new TimeoutException($"{what} was not seen within {Deadline}; seen were {seen.Count} others");
    }
}
