using System.Net.WebSockets;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>Each frame is a message of a WebSocket: text where it is JSON, binary where it is protobuf. What the client sends is not read.</summary>
internal sealed class SocketWatchSink(ApiRequest request, Negotiated negotiated, TimeProvider clock) : IWatchSink
{
    private const int LengthBytes = 4;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = CancellationTokenSource.CreateLinkedTokenSource(request.Stop);
    private WebSocket? _socket;
    private Task _reading = Task.CompletedTask;

    public CancellationToken Gone => _gone.Token;

    public async Task StartAsync()
    {
        if (negotiated.Format == WireFormat.Yaml) throw ApiException.NotAcceptable(["application/json", "application/vnd.kubernetes.protobuf"]);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        // A client that offers one subprotocol wants to see it again; there is nothing to choose by.
        var offered = WebSocketUpgrade.Offered(request.Http);
        _socket = await WebSocketUpgrade.AcceptAsync(request.Http, offered.Count == 1 ? offered[0] : "");
        _reading = ReadAsync(_socket);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        var isProtobuf = negotiated.Format == WireFormat.Protobuf;
        // A message knows its own length.
        var message = isProtobuf ? frame[LengthBytes..] : frame;
        var sent = _socket!.SendAsync(message, isProtobuf ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, Gone);
        try
        {
            if (sent.IsCompleted) await sent;
            else await sent.AsTask().WaitAsync(BodyWatchSink.Patience, clock, Gone);
        }
        catch (WebSocketException e)
        {
            await _gone.CancelAsync();
            throw new OperationCanceledException("the client has gone", e, Gone);
        }
    }

    public ValueTask FlushAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_socket is not null)
        {
            await FarewellAsync(_socket);
            await _gone.CancelAsync();
            await _reading;
            _socket.Dispose();
        }
        _gone.Dispose();
    }

    private static async Task FarewellAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It closed first.
        }
    }

    private async Task ReadAsync(WebSocket socket)
    {
        var ignored = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), Gone)).MessageType != WebSocketMessageType.Close)
            {
                // Clients of a watch have nothing to say.
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It hung up without a word, or we did.
        }
        await _gone.CancelAsync();
    }
}
