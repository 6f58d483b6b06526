using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using NetKube.NodeAgent.Server.Spdy;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>The client's end of SPDY/3.1, for tests.</summary>
internal sealed class SpdyClient : IAsyncDisposable
{
    private readonly Stream _transport;
    private readonly SpdyHeaderWriter _headers = new();
    private readonly SpdyHeaderReader _replies = new();
    private readonly ConcurrentDictionary<uint, Channel<byte[]>> _incoming = [];
    private readonly ConcurrentDictionary<uint, TaskCompletionSource> _opened = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;
    private uint _next = 1;

    public SpdyClient(Stream transport)
    {
        _transport = transport;
        _reading = ReadAsync();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        await _reading;
        _replies.Dispose();
        _writing.Dispose();
    }

    public async Task<uint> OpenAsync(params (string Name, string Value)[] headers)
    {
        var id = _next;
        _next += 2;
        _incoming[id] = Channel.CreateBounded<byte[]>(4);
        _opened[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var body = new byte[10];
        BinaryPrimitives.WriteUInt32BigEndian(body, id);
        await SendAsync(SpdyFrame.Control(SpdyControl.SynStream, [.. body, .. _headers.Write([.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))])]));
        await _opened[id].Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        return id;
    }

    public async Task WriteAsync(uint id, ReadOnlyMemory<byte> bytes, bool last = false)
    {
        var frame = new byte[SpdyFrame.HeadLength + bytes.Length];
        SpdyFrame.WriteDataHead(frame, id, bytes.Length, last);
        bytes.CopyTo(frame.AsMemory(SpdyFrame.HeadLength));
        await SendAsync(frame);
    }

    public Task ResetAsync(uint id)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(body, id);
        body[7] = 5;
        return SendAsync(SpdyFrame.Control(SpdyControl.RstStream, body));
    }

    /// <summary>Pieces until the server closes the stream.</summary>
    public IAsyncEnumerable<byte[]> ReadPiecesAsync(uint id) => _incoming[id].Reader.ReadAllAsync(Stop);

    public async Task<string> ReadTextAsync(uint id)
    {
        var text = new StringBuilder();
        await foreach (var piece in ReadPiecesAsync(id)) text.Append(Encoding.UTF8.GetString(piece));
        return text.ToString();
    }

    private async Task SendAsync(byte[] frame)
    {
        await _writing.WaitAsync(Stop);
        try
        {
            await _transport.WriteAsync(frame, Stop);
            await _transport.FlushAsync(Stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var head = new byte[SpdyFrame.HeadLength];
            while (await _transport.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, Stop) == head.Length)
            {
                var frame = SpdyFrame.Read(head);
                var body = new byte[frame.Length];
                await _transport.ReadExactlyAsync(body, Stop);
                if (frame is { IsControl: true, Type: SpdyControl.SynReply })
                {
                    _ = _replies.Read(body.AsSpan(4));
                    _opened[BinaryPrimitives.ReadUInt32BigEndian(body)].SetResult();
                }
                if (frame.IsControl) continue;
                var incoming = _incoming[frame.StreamId];
                if (body.Length > 0) await incoming.Writer.WriteAsync(body, Stop);
                if (frame.IsLast) incoming.Writer.Complete();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // closed
        }
        foreach (var incoming in _incoming.Values) incoming.Writer.TryComplete();
    }
}
