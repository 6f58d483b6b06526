namespace NetKube.EndToEnd.World;

/// <summary>Waits for a condition, with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public static Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 30) =>
        AsExpectedAsync(async () => await condition() ? null : "it is not so", what, seconds);

    /// <param name="complaint">Null when all is as expected, else what is not.</param>
    public static async Task AsExpectedAsync(Func<Task<string?>> complaint, string what, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var look = new PeriodicTimer(Look);
        var last = "";
        try
        {
            while (await complaint() is { } still)
            {
                last = still;
                await look.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"not so within {seconds} s: {what}; last seen:\n{last}");
        }
    }
}
