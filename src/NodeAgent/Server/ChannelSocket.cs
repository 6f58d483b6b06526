using System.Net.WebSockets;

namespace NetKube.NodeAgent.Server;

/// <summary>
/// The *.channel.k8s.io protocols: every WebSocket message begins with the number of its channel. Version 5 adds a
/// message 255, N: channel N is closed. Writes come from several loops and go one at a time.
/// </summary>
internal sealed class ChannelSocket(WebSocket socket, string protocol) : IDisposable
{
    public const string V4 = "v4.channel.k8s.io";
    public const string V5 = "v5.channel.k8s.io";
    private const byte CloseSignal = 255;
    private const int LongestMessage = 1 << 20;

    private readonly SemaphoreSlim _writing = new(1);

    public void Dispose()
    {
        _writing.Dispose();
        socket.Dispose();
    }

    /// <summary>The newest version that the client offers and we know; null for none.</summary>
    public static string? Choose(IList<string> offered) => new[] { V5, V4 }.FirstOrDefault(offered.Contains);

    public async Task SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var message = new byte[bytes.Length + 1];
        message[0] = channel;
        bytes.CopyTo(message.AsMemory(1));
        await _writing.WaitAsync(stop);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The next message; null when the client has closed.</summary>
    public async Task<ChannelMessage?> ReceiveAsync(CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled >= LongestMessage) throw new WebSocketException("A message is longer than 1 MiB.");
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            var got = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
            if (got.MessageType == WebSocketMessageType.Close) return null;
            filled += got.Count;
            if (!got.EndOfMessage) continue;
            if (filled == 0) continue;
            if (buffer[0] == CloseSignal && filled == 2 && protocol == V5) return new ChannelMessage(buffer[1], default, Closes: true);
            return new ChannelMessage(buffer[0], buffer.AsMemory(1, filled - 1), Closes: false);
        }
    }

    public async Task CloseAsync(CancellationToken stop)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", stop);
    }
}

/// <param name="Closes">The client will send no more on this channel.</param>
internal readonly record struct ChannelMessage(byte Channel, ReadOnlyMemory<byte> Bytes, bool Closes);
