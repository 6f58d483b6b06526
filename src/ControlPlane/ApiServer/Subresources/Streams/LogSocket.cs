using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>A body as WebSocket messages, for clients that ask for a log that way: binary ones, or base64 text.</summary>
internal static class LogSocket
{
    private const string Binary = "binary.k8s.io";
    private const string Text = "base64.binary.k8s.io";
    private const int Piece = 32 * 1024;

    public static async Task SendAsync(HttpContext http, Stream body)
    {
        var stop = http.RequestAborted;
        var offered = http.Request.Headers.SecWebSocketProtocol.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var chosen = offered.Length == 0 ? "" : offered.FirstOrDefault(o => o is Binary or Text)
            ?? throw ApiException.BadRequest($"none of the offered protocols is known: {Binary} or {Text} is needed");
        using var socket = await AcceptAsync(http, chosen);
        var buffer = new byte[Piece];
        int count;
        while ((count = await body.ReadAsync(buffer, stop)) > 0)
        {
            if (chosen == Text) await socket.SendAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(buffer.AsSpan(0,
                count))), WebSocketMessageType.Text, endOfMessage: true, stop);
            else await socket.SendAsync(buffer.AsMemory(0, count), WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stop);
    }

    /// <summary>RFC 6455, section 4.2.2.</summary>
    private static async Task<WebSocket> AcceptAsync(HttpContext http, string protocol)
    {
        const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        var key = http.Request.Headers.SecWebSocketKey.ToString();
        if (key.Length == 0 || http.Request.Headers.SecWebSocketVersion != "13")
            throw ApiException.BadRequest("a WebSocket of version 13 with a key is needed");
#pragma warning disable CA5350 // the protocol's choice; it guards nothing
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = accept;
        if (protocol.Length > 0) http.Response.Headers.SecWebSocketProtocol = protocol;
        var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol.Length == 0 ? null : protocol });
    }
}
