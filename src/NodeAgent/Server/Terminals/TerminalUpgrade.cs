using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Server.Channels;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>Agrees with a client on how a command's streams are carried: WebSocket, or SPDY/3.1 for older ones.</summary>
internal static class TerminalUpgrade
{
    /// <summary>The stream protocols of SPDY by version.</summary>
    private static readonly string[] SpdyVersions = ["channel.k8s.io", "v2.channel.k8s.io", "v3.channel.k8s.io", "v4.channel.k8s.io"];

    public static async Task<ITerminal> AcceptAsync(HttpContext context, ExecConfig config, CancellationToken stop)
    {
        if (context.WebSockets.IsWebSocketRequest) return await AcceptChannelsAsync(context, stop);
        if (!SpdyUpgrade.IsAsked(context)) throw new RouteException(HttpStatusCode.BadRequest, "unable to upgrade: a WebSocket or SPDY/3.1 request is needed");
        var offered = SpdyUpgrade.Offered(context);
        var version = offered.Count == 0 ? 1 : offered.Select(o => Array.IndexOf(SpdyVersions, o) + 1).FirstOrDefault(v => v > 0);
        if (version == 0)
        {
            foreach (var known in SpdyVersions) context.Response.Headers.Append("X-Accepted-Stream-Protocol-Versions", known);
            throw new RouteException(HttpStatusCode.Forbidden, $"unable to upgrade: unable to negotiate protocol: client supports [{string.Join(' ', offered)}], server accepts [{string.Join(' ', SpdyVersions)}]");
        }
        var transport = await SpdyUpgrade.AcceptAsync(context, offered.Count == 0 ? "" : SpdyVersions[version - 1]);
        return await SpdyTerminal.OpenAsync(transport, version, config, stop);
    }

    private static async Task<ITerminal> AcceptChannelsAsync(HttpContext context, CancellationToken stop)
    {
        var protocol = ChannelProtocol.Choose(context.WebSockets.WebSocketRequestedProtocols)
            ?? throw new RouteException(HttpStatusCode.BadRequest,
                $"none of the offered protocols is known: {string.Join(", ", context.WebSockets.WebSocketRequestedProtocols)}");
        var socket = new ChannelSocket(await context.WebSockets.AcceptWebSocketAsync(protocol.Name.Length == 0 ? null : protocol.Name), protocol);
        await socket.SendAsync((byte)OutputStream.Stdout, default, stop); // tells the client that the stream is open
        return new ChannelTerminal(socket);
    }
}

/// <summary>HTTP's upgrade to SPDY/3.1.</summary>
internal static class SpdyUpgrade
{
    private const string Protocol = "SPDY/3.1";
    private const string Versions = "X-Stream-Protocol-Version";

    public static bool IsAsked(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && Protocol.Equals(context.Request.Headers.Upgrade, StringComparison.OrdinalIgnoreCase);

    /// <summary>What may be spoken over its streams, the client's favourite first.</summary>
    public static List<string> Offered(HttpContext context) =>
        [.. context.Request.Headers[Versions].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public static Task<Stream> AcceptAsync(HttpContext context, string version)
    {
        context.Response.Headers.Upgrade = Protocol;
        if (version.Length > 0) context.Response.Headers[Versions] = version;
        return context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }
}
