namespace NetKube.Testing.Connections;

/// <summary>A connection to a server that may be killed: from then on requests fail, and answers under way end in the middle.</summary>
internal sealed class BreakingHandler(HttpMessageHandler inner, CancellationToken gone) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (gone.IsCancellationRequested) throw Refused();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Refused();
        }
        await response.Content.ReplaceAsync(response, body => new BreakingStream(body, gone), cancellationToken);
        return response;
    }

    private static HttpRequestException Refused() => new(HttpRequestError.ConnectionError, "the API server was killed");

    private sealed class BreakingStream(Stream inner, CancellationToken gone) : ReadingStream(inner)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (gone.IsCancellationRequested) throw Reset();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone);
            try
            {
                return await Inner.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException) when (gone.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Reset();
            }
        }

        private static IOException Reset() => new("connection reset: the API server was killed");
    }
}
