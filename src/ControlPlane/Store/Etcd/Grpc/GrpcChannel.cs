using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <summary>
/// gRPC over HTTP/2 to one of several servers that answer alike: a call goes to the server that answered last, and to
/// the next one when it cannot be reached. A call that may have been carried out is sent again only if it is repeatable.
/// </summary>
internal sealed class GrpcChannel(HttpMessageHandler handler, IReadOnlyList<Uri> servers, TimeSpan patience, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    private int _current;

    /// <summary>One request, one answer.</summary>
    /// <exception cref="GrpcException">The server refused, or none could be reached in time.</exception>
    public async Task<T> CallAsync<T>(GrpcMethod<T> method, IMessage request, CancellationToken stop)
        where T : class, IMessage<T>
    {
        var frame = GrpcFrame.Of(request);
        using var limited = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, stop);
        try
        {
            return await AnyServerAsync(method, server => OneAsync(method, server, frame, both.Token));
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.DeadlineExceeded, $"no answer from {string.Join(", ", servers)} within {patience.TotalSeconds} s", late);
        }
    }

    /// <summary>One request, then answers until the stream is disposed.</summary>
    public async Task<GrpcStream<T>> OpenAsync<T>(GrpcMethod<T> method, IMessage request, CancellationToken stop)
        where T : class, IMessage<T>
    {
        var frame = GrpcFrame.Of(request);
        return await AnyServerAsync(method, server => OpenOneAsync(method, server, frame, stop));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Throws what a finished answer's status says. It is in the trailers, or in the headers of an answer without messages.</summary>
    public static void ThrowUnlessOk(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK) throw new GrpcException(GrpcCode.Unavailable,
            $"{response.RequestMessage?.RequestUri} answered HTTP {(int)response.StatusCode}: no gRPC server is there");
        var from = response.TrailingHeaders.Contains("grpc-status") ? (HttpHeaders)response.TrailingHeaders : response.Headers;
        if (!from.TryGetValues("grpc-status", out var status)) throw new GrpcException(GrpcCode.Unavailable, "the answer ended without a status");
        var code = int.TryParse(status.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (GrpcCode)number : GrpcCode.Unknown;
        if (code == GrpcCode.Ok) return;
        throw new GrpcException(code, from.TryGetValues("grpc-message", out var message) ? Uri.UnescapeDataString(message.First()) : code.ToString());
    }

    private async Task<T> AnyServerAsync<TAnswer, T>(GrpcMethod<TAnswer> method, Func<Uri, Task<T>> call)
        where TAnswer : IMessage<TAnswer>
    {
        for (var tried = 1; ; tried++)
        {
            var at = Volatile.Read(ref _current);
            try
            {
                return await call(servers[at % servers.Count]);
            }
            catch (GrpcException failed) when (failed.Code == GrpcCode.Unavailable && tried < servers.Count && (method.Repeatable || WasNotSent(failed)))
            {
                _ = Interlocked.CompareExchange(ref _current, (at + 1) % servers.Count, at);
            }
        }
    }

    private static bool WasNotSent(GrpcException failed) => failed.InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    private async Task<T> OneAsync<T>(GrpcMethod<T> method, Uri server, byte[] frame, CancellationToken stop)
        where T : class, IMessage<T>
    {
        using var content = new ByteArrayContent(frame);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        try
        {
            using var response = await SendAsync(method.Path, server, content, stop);
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            var answer = await GrpcFrame.ReadAsync(body, method.Answers, stop);
            // The trailers come after the end of the body.
            while (await body.ReadAsync(new byte[1], stop) > 0) throw new GrpcException(GrpcCode.Internal, "more than one answer");
            ThrowUnlessOk(response);
            return answer ?? throw new GrpcException(GrpcCode.Internal, "there is no answer");
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new GrpcException(GrpcCode.Unavailable, $"{server}: {broken.Message}", broken);
        }
    }

    private async Task<GrpcStream<T>> OpenOneAsync<T>(GrpcMethod<T> method, Uri server, byte[] frame, CancellationToken stop)
        where T : class, IMessage<T>
    {
        var content = new OpenRequest(frame);
        // Patience is for the beginning only; the token then lives as long as the stream, since the open request hangs on it.
        var limited = new CancellationTokenSource(patience, clock);
        var leaving = stop.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limited);
        try
        {
            var response = await SendAsync(method.Path, server, content, limited.Token);
            limited.CancelAfter(Timeout.InfiniteTimeSpan);
            return new GrpcStream<T>(method, content, response, await response.Content.ReadAsStreamAsync(stop), [leaving, limited]);
        }
        catch (Exception failed)
        {
            content.End();
            content.Dispose();
            await leaving.DisposeAsync();
            limited.Dispose();
            if (failed is OperationCanceledException) stop.ThrowIfCancellationRequested();
            if (failed is IOException or HttpRequestException or OperationCanceledException) throw new GrpcException(GrpcCode.Unavailable,
                $"{server}: {failed.Message}", failed);
            throw;
        }
    }

    private Task<HttpResponseMessage> SendAsync(string path, Uri server, HttpContent content, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, path)) { Content = content, Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TE.ParseAdd("trailers");
        // A member without a leader knows nothing new: it shall end a watch rather than leave it hanging.
        request.Headers.Add("hasleader", "true");
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
    }
}
