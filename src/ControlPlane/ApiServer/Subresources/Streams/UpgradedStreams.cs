namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>
/// Two connections that have become one: bytes go both ways untouched (WebSocket and SPDY are not understood here),
/// each direction no faster than its reader. When one side hangs up, the other is closed too.
/// </summary>
internal static class UpgradedStreams
{
    private const int Piece = 64 * 1024;

    /// <summary>What the far side has already sent gets a moment to arrive at a client that will say no more.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    public static async Task PumpAsync(Stream client, Stream far, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var up = CopyAsync(client, far, ended.Token);
        var down = CopyAsync(far, client, ended.Token);
        if (await Task.WhenAny(up, down) == up) ended.CancelAfter(LastWords);
        else await ended.CancelAsync();
        await Task.WhenAll(up, down);
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken stop)
    {
        var buffer = new byte[Piece];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, stop)) > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, count), stop);
                await to.FlushAsync(stop);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up: that is how a stream ends.
        }
    }
}
