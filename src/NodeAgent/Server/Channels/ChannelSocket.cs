using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace NetKube.NodeAgent.Server.Channels;

/// <summary>Messages of numbered channels over one WebSocket. Writes come from several loops and go one at a time.</summary>
internal sealed class ChannelSocket(WebSocket socket, ChannelProtocol protocol) : IDisposable
{
    private const byte CloseSignal = 255;
    private const int LongestMessage = 8 << 20;

    private readonly SemaphoreSlim _writing = new(1); // guards the socket's sending side and _message
    private readonly byte[] _received = new byte[64 * 1024];
    private byte[] _message = new byte[33 * 1024];

    /// <summary>What the client and we have agreed on.</summary>
    public ChannelProtocol Protocol => protocol;

    public void Dispose()
    {
        _writing.Dispose();
        socket.Dispose();
    }

    public async Task SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            if (protocol.Base64) await socket.SendAsync(Encoding.ASCII.GetBytes($"{channel}{Convert.ToBase64String(bytes.Span)}"),
                WebSocketMessageType.Text, endOfMessage: true, stop);
            else await socket.SendAsync(Framed(channel, bytes.Span), WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The next message, valid until the next call; null when the client has closed.</summary>
    public async Task<ChannelMessage?> ReceiveAsync(CancellationToken stop)
    {
        while (true)
        {
            var message = await ReadAsync(stop);
            if (message is null) return null;
            if (message.Value.Length == 0) continue;
            if (protocol.Base64) return Decoded(message.Value.Span);
            var bytes = message.Value;
            if (protocol.Version >= 5 && bytes.Span[0] == CloseSignal && bytes.Length == 2) return new ChannelMessage(bytes.Span[1], default, Closes: true);
            return new ChannelMessage(bytes.Span[0], bytes[1..], Closes: false);
        }
    }

    public async Task CloseAsync(CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    private ReadOnlyMemory<byte> Framed(byte channel, ReadOnlySpan<byte> bytes)
    {
        if (_message.Length <= bytes.Length) _message = new byte[bytes.Length + 1];
        _message[0] = channel;
        bytes.CopyTo(_message.AsSpan(1));
        return _message.AsMemory(0, bytes.Length + 1);
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken stop)
    {
        var buffer = _received;
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled >= LongestMessage) throw new WebSocketException("A message is longer than 8 MiB.");
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            var got = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
            if (got.MessageType == WebSocketMessageType.Close) return null;
            filled += got.Count;
            if (got.EndOfMessage) return buffer.AsMemory(0, filled);
        }
    }

    private static ChannelMessage Decoded(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        if (System.Buffers.Text.Base64.DecodeFromUtf8(text[1..], bytes, out _, out var count) != OperationStatus.Done)
            throw new WebSocketException("A message is not base64.");
        return new ChannelMessage((byte)(text[0] - '0'), bytes.AsMemory(0, count), Closes: false);
    }
}
