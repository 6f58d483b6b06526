using System.Net;
using System.Net.Http.Headers;

namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <summary>The body of a streaming call: one message, and then the stream stays open until the call is over.</summary>
internal sealed class OpenRequest : HttpContent
{
    private readonly byte[] _first;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OpenRequest(byte[] first)
    {
        _first = first;
        Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
    }

    public void End() => _over.TrySetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task WriteAsync(Stream stream, CancellationToken stop)
    {
        await stream.WriteAsync(_first, stop);
        await stream.FlushAsync(stop);
        await _over.Task.WaitAsync(stop);
    }
}
