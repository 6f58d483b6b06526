using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.Shared.Api;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Answers that come as WebSocket messages instead of a body.</summary>
internal static class WebSocketUpgrade
{
    private const string TokenPrefix = "base64url.bearer.authorization.k8s.io.";

    /// <summary>Whether the client asks for a WebSocket.</summary>
    public static bool IsAsked(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && http.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>The subprotocols that the client offers, without a token that came as one.</summary>
    public static IReadOnlyList<string> Offered(HttpContext http) =>
        [.. http.Request.Headers.SecWebSocketProtocol.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith(TokenPrefix, StringComparison.Ordinal))];

    /// <summary>Makes the connection a WebSocket.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="protocol">The chosen subprotocol; empty for none.</param>
    /// <exception cref="ApiException">400: the handshake is not that of version 13.</exception>
    public static async Task<WebSocket> AcceptAsync(HttpContext http, string protocol)
    {
        var key = http.Request.Headers.SecWebSocketKey.ToString();
        if (key.Length == 0 || http.Request.Headers.SecWebSocketVersion != "13")
            throw ApiException.BadRequest("a WebSocket of version 13 with a key is needed");
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = WebSocketHandshake.AcceptOf(key);
        if (protocol.Length > 0) http.Response.Headers.SecWebSocketProtocol = protocol;
        var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol.Length == 0 ? null : protocol });
    }
}
