using System.Buffers;
using System.IO.Pipelines;

namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>One stream of a connection, opened by the client. Its two directions end on their own.</summary>
internal sealed class SpdyStream(SpdyConnection connection, uint id, IReadOnlyDictionary<string, string> headers) : IDisposable
{
    // SPDY's own flow control is not spoken by Kubernetes' clients: a stream that nobody reads stops the whole
    // connection once this much waits, and so, by TCP, the client.
    private readonly Pipe _input = new(new PipeOptions(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19, useSynchronizationContext: false));
    private readonly CancellationTokenSource _reset = new();
    private int _closed;

    public uint Id => id;

    /// <summary>What the client said when it opened the stream.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>What the client sends; ends when it closes its direction.</summary>
    public PipeReader Input => _input.Reader;

    /// <summary>The client has given up the stream, or the connection has ended.</summary>
    public CancellationToken Reset => _reset.Token;

    public void Dispose() => _reset.Dispose();

    public string Header(string name) => headers.GetValueOrDefault(name, "");

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => connection.SendDataAsync(id, bytes, last: false, stop);

    /// <summary>Says that nothing more comes. Once is enough.</summary>
    public Task CloseAsync(CancellationToken stop) =>
        Interlocked.Exchange(ref _closed, 1) == 0 ? connection.SendDataAsync(id, default, last: true, stop) : Task.CompletedTask;

    /// <summary>The connection's loop has data for the stream; what nobody wants any more is dropped.</summary>
    public async ValueTask ReceiveAsync(ReadOnlySequence<byte> bytes, CancellationToken stop)
    {
        foreach (var piece in bytes) await _input.Writer.WriteAsync(piece, stop);
    }

    public void EndInput() => _input.Writer.Complete();

    public void GiveUp()
    {
        _reset.Cancel();
        _input.Writer.Complete();
    }
}
