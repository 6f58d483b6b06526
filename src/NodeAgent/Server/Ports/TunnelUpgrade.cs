using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>
/// A WebSocket whose messages are the bytes of another protocol. Its name has a slash, which is no character of a
/// WebSocket protocol's name (RFC 6455, section 4.1) and which .NET therefore refuses: the handshake is spoken here.
/// </summary>
internal static class TunnelUpgrade
{
    public static async Task<Stream> AcceptAsync(HttpContext context, string protocol)
    {
        var headers = context.Response.Headers;
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = WebSocketHandshake.AcceptOf(context.Request.Headers.SecWebSocketKey.ToString());
        headers.SecWebSocketProtocol = protocol;
        var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.FromSeconds(30) });
        return WebSocketStream.Create(socket, WebSocketMessageType.Binary, TimeSpan.FromSeconds(5));
    }
}
