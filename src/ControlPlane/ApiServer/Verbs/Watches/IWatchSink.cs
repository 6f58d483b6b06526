namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>Where the frames of a watch go: the body of an answer, or messages of a WebSocket.</summary>
internal interface IWatchSink : IAsyncDisposable
{
    /// <summary>Ends when the client has gone.</summary>
    CancellationToken Gone { get; }

    /// <summary>Begins the answer.</summary>
    Task StartAsync();

    /// <summary>Sends a frame, or lets it wait for others.</summary>
    /// <exception cref="TimeoutException">The client takes nothing.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> frame);

    /// <summary>Sends what has gathered.</summary>
    /// <exception cref="TimeoutException">The client takes nothing.</exception>
    ValueTask FlushAsync();
}
