using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
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
        var offered = WebSocketUpgrade.Offered(http);
        var chosen = offered.Count == 0 ? "" : offered.FirstOrDefault(o => o is Binary or Text)
            ?? throw ApiException.BadRequest($"none of the offered protocols is known: {Binary} or {Text} is needed");
        using var socket = await WebSocketUpgrade.AcceptAsync(http, chosen);
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
}
