using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Threading.Channels;

namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>
/// The server's end of a SPDY/3.1 connection, as far as kubectl before WebSockets needs it: the client opens streams,
/// each is answered, both send data, both may end. <see cref="RunAsync"/> reads; writes come from anywhere and go one
/// at a time.
/// </summary>
internal sealed class SpdyConnection(Stream transport) : IAsyncDisposable
{
    private const int LongestControl = 64 * 1024;
    private const int MostStreams = 2048;
    private const int Piece = 32 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(transport);
    private readonly SpdyHeaderReader _headersIn = new();
    private readonly SpdyHeaderWriter _headersOut = new();
    private readonly SemaphoreSlim _writing = new(1); // guards transport's writing side, _headersOut and _frame
    private readonly byte[] _frame = new byte[SpdyFrame.HeadLength + Piece];
    private readonly ConcurrentDictionary<uint, SpdyStream> _streams = [];
    private readonly Channel<SpdyStream> _accepted = Channel.CreateUnbounded<SpdyStream>();

    /// <summary>Streams in the order in which the client opened them.</summary>
    public IAsyncEnumerable<SpdyStream> AcceptAsync(CancellationToken stop) => _accepted.Reader.ReadAllAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _reader.CompleteAsync();
        foreach (var stream in _streams.Values) stream.Dispose();
        _headersIn.Dispose();
        _writing.Dispose();
        await transport.DisposeAsync();
    }

    /// <summary>Reads frames until the client ends the connection.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await ReadAsync(SpdyFrame.HeadLength, SpdyFrame.Read, stop) is { } frame)
            {
                if (!frame.IsControl) await DataAsync(frame, stop);
                else if (!await ControlAsync(frame, stop)) return;
            }
        }
        finally
        {
            _accepted.Writer.TryComplete();
            foreach (var stream in _streams.Values) stream.GiveUp();
        }
    }

    /// <summary>Says that no new streams are welcome and that nothing more comes.</summary>
    public Task GoAwayAsync(CancellationToken stop)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(body, _streams.IsEmpty ? 0 : _streams.Keys.Max());
        return SendAsync(SpdyFrame.Control(SpdyControl.GoAway, body), stop);
    }

    public async Task ResetAsync(uint streamId, uint status, CancellationToken stop)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(body, streamId);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(4), status);
        await SendAsync(SpdyFrame.Control(SpdyControl.RstStream, body), stop);
    }

    public async Task SendDataAsync(uint streamId, ReadOnlyMemory<byte> bytes, bool last, CancellationToken stop)
    {
        do
        {
            var count = Math.Min(bytes.Length, Piece);
            await _writing.WaitAsync(stop);
            try
            {
                SpdyFrame.WriteDataHead(_frame, streamId, count, last && count == bytes.Length);
                bytes[..count].CopyTo(_frame.AsMemory(SpdyFrame.HeadLength));
                await transport.WriteAsync(_frame.AsMemory(0, SpdyFrame.HeadLength + count), stop);
                await transport.FlushAsync(stop);
            }
            finally
            {
                _writing.Release();
            }
            bytes = bytes[count..];
        }
        while (bytes.Length > 0);
    }

    private async Task SendAsync(byte[] frame, CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            await transport.WriteAsync(frame, stop);
            await transport.FlushAsync(stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    private delegate T Decode<out T>(ReadOnlySpan<byte> bytes);

    /// <summary>Reads so many bytes; null at the connection's end.</summary>
    private async ValueTask<T?> ReadAsync<T>(int count, Decode<T> decode, CancellationToken stop)
        where T : struct
    {
        var got = await _reader.ReadAtLeastAsync(count, stop);
        if (got.Buffer.Length < count) return null;
        var bytes = got.Buffer.Slice(0, count);
        var value = decode(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());
        _reader.AdvanceTo(bytes.End);
        return value;
    }

    private async Task DataAsync(SpdyFrame frame, CancellationToken stop)
    {
        _streams.TryGetValue(frame.StreamId, out var stream);
        var left = frame.Length;
        while (left > 0)
        {
            var got = await _reader.ReadAsync(stop);
            if (got.Buffer.IsEmpty && got.IsCompleted) throw new SpdyException("the connection ended inside a frame");
            var piece = got.Buffer.Slice(0, Math.Min(left, got.Buffer.Length));
            left -= (int)piece.Length;
            if (stream is not null) await stream.ReceiveAsync(piece, stop);
            _reader.AdvanceTo(piece.End);
        }
        if (frame.IsLast) stream?.EndInput();
    }

    /// <summary>False when the client ends the connection.</summary>
    private async Task<bool> ControlAsync(SpdyFrame frame, CancellationToken stop)
    {
        if (frame.Length > LongestControl) throw new SpdyException("a control frame is too long");
        var got = await _reader.ReadAtLeastAsync(frame.Length, stop);
        if (got.Buffer.Length < frame.Length) throw new SpdyException("the connection ended inside a frame");
        var body = got.Buffer.Slice(0, frame.Length).ToArray();
        _reader.AdvanceTo(got.Buffer.GetPosition(frame.Length));
        switch (frame.Type)
        {
            case SpdyControl.SynStream: await OpenAsync(frame, body, stop); break;
            case SpdyControl.Headers when body.Length >= 4: _ = _headersIn.Read(body.AsSpan(4)); break; // it is part of the packed stream
            case SpdyControl.RstStream when body.Length >= 4: Drop(IdOf(body)); break;
            case SpdyControl.Ping when body.Length >= 4: await SendAsync(SpdyFrame.Control(SpdyControl.Ping, body), stop); break;
            case SpdyControl.GoAway: return false;
            default: break; // settings and windows say nothing that matters here
        }
        return true;
    }

    private async Task OpenAsync(SpdyFrame frame, byte[] body, CancellationToken stop)
    {
        if (body.Length < 10) throw new SpdyException("a stream's opening is too short");
        var stream = new SpdyStream(this, IdOf(body), _headersIn.Read(body.AsSpan(10)));
        if (_streams.Count >= MostStreams || !_streams.TryAdd(stream.Id, stream))
        {
            const uint Refused = 3;
            stream.Dispose();
            await ResetAsync(stream.Id, Refused, stop);
            return;
        }
        await ReplyAsync(stream.Id, stop);
        if (frame.IsLast) stream.EndInput();
        await _accepted.Writer.WriteAsync(stream, stop);
    }

    /// <summary>The header block must be packed in the order in which blocks are sent.</summary>
    private async Task ReplyAsync(uint streamId, CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            var id = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(id, streamId);
            await transport.WriteAsync(SpdyFrame.Control(SpdyControl.SynReply, [.. id, .. _headersOut.Write([])]), stop);
            await transport.FlushAsync(stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>A stream that is over need not be remembered.</summary>
    public void Forget(SpdyStream stream) => _streams.TryRemove(stream.Id, out _);

    private void Drop(uint streamId)
    {
        if (_streams.TryRemove(streamId, out var stream)) stream.GiveUp();
    }

    private static uint IdOf(ReadOnlySpan<byte> body) => BinaryPrimitives.ReadUInt32BigEndian(body) & 0x7FFFFFFF;
}
