using System.Buffers;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>Frames one after the other in the body of the answer.</summary>
internal sealed class BodyWatchSink(ApiRequest request, Negotiated negotiated, TimeProvider clock) : IWatchSink
{
    /// <summary>A client that takes nothing for so long is cut off; it may come back and resume.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int Gathered = 32 * 1024;

    private int _waiting;

    public CancellationToken Gone => request.Stop;

    private HttpResponse Response => request.Http.Response;

    public async Task StartAsync()
    {
        Response.StatusCode = 200;
        Response.ContentType = negotiated.Format switch
        {
            WireFormat.Protobuf => "application/vnd.kubernetes.protobuf;stream=watch",
            WireFormat.Yaml => throw ApiException.NotAcceptable(["application/json", "application/vnd.kubernetes.protobuf"]),
            _ => "application/json",
        };
        Response.Headers.CacheControl = "no-cache, private";
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await Response.StartAsync(request.Stop);
        await Response.Body.FlushAsync(request.Stop);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        Response.BodyWriter.Write(frame.Span);
        _waiting += frame.Length;
        return _waiting >= Gathered ? FlushAsync() : ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync()
    {
        _waiting = 0;
        var flush = Response.BodyWriter.FlushAsync(request.Stop);
        if (!flush.IsCompleted) await flush.AsTask().WaitHereAsync(Patience, clock, request.Stop);
        else if ((await flush).IsCompleted) throw new OperationCanceledException("the client has gone", request.Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
