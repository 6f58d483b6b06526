using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Server.Channels;
using NetKube.NodeAgent.Server.Spdy;
using NetKube.NodeAgent.Server.Terminals;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>
/// /portForward: SPDY/3.1 streams, bare or inside a WebSocket's binary messages as kubectl since 1.31 sends them, or the
/// numbered channels of a plain WebSocket.
/// </summary>
internal sealed class PortForwardRoute(ContainerDirectory directory, IPortDialer dialer, ILogger log)
{
    private const string Streams = "portforward.k8s.io";
    private const string Tunnel = "SPDY/3.1+portforward.k8s.io";

    public Task ServeAsync(HttpContext context) => RouteException.GuardAsync(context, async () =>
    {
        var stop = context.RequestAborted;
        var sandbox = await directory.SandboxAsync(context, stop);
        PortDial dial = (port, s) => dialer.ConnectAsync(sandbox, port, s);
        try
        {
            if (!context.WebSockets.IsWebSocketRequest) await StreamsAsync(context, dial, stop);
            else if (context.WebSockets.WebSocketRequestedProtocols.Contains(Tunnel)) await TunnelAsync(context, dial, stop);
            else await ChannelsAsync(context, dial, stop);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            log.PortForwardBroke(e.Message);
        }
    });

    private static async Task StreamsAsync(HttpContext context, PortDial dial, CancellationToken stop)
    {
        if (!SpdyUpgrade.IsAsked(context)) throw new RouteException(HttpStatusCode.BadRequest, "unable to upgrade: a WebSocket or SPDY/3.1 request is needed");
        var offered = SpdyUpgrade.Offered(context);
        if (offered.Count > 0 && !offered.Contains(Streams))
        {
            context.Response.Headers["X-Accepted-Stream-Protocol-Versions"] = Streams;
            throw new RouteException(HttpStatusCode.Forbidden,
                $"unable to upgrade: unable to negotiate protocol: client supports [{string.Join(' ', offered)}], server accepts [{Streams}]");
        }
        await using var connection = new SpdyConnection(await SpdyUpgrade.AcceptAsync(context, Streams));
        await new SpdyPortForward(connection, dial).RunAsync(stop);
    }

    private static async Task TunnelAsync(HttpContext context, PortDial dial, CancellationToken stop)
    {
        await using var connection = new SpdyConnection(await TunnelUpgrade.AcceptAsync(context, Tunnel));
        await new SpdyPortForward(connection, dial).RunAsync(stop);
    }

    private static async Task ChannelsAsync(HttpContext context, PortDial dial, CancellationToken stop)
    {
        var protocol = ChannelProtocol.Choose(context.WebSockets.WebSocketRequestedProtocols)
            ?? throw new RouteException(HttpStatusCode.BadRequest,
                $"none of the offered protocols is known: {string.Join(", ", context.WebSockets.WebSocketRequestedProtocols)}");
        var ports = PortsOf(context.Request.Query);
        using var socket = new ChannelSocket(await context.WebSockets.AcceptWebSocketAsync(protocol.Name.Length == 0 ? null : protocol.Name), protocol);
        await new ChannelPortForward(socket, dial).RunAsync(ports, stop);
    }

    private static int[] PortsOf(IQueryCollection ask)
    {
        string[] texts = [.. ask["port"].OfType<string>().Concat(ask["ports"].OfType<string>()).SelectMany(p => p.Split(','))];
        if (texts.Length == 0) throw new RouteException(HttpStatusCode.BadRequest, "query parameter \"port\" is required");
        return [.. texts.Select(t => ReadPort(t) ?? throw new RouteException(HttpStatusCode.BadRequest, $"unable to parse \"{t}\" as a port"))];
    }

    /// <summary>A port, or null.</summary>
    public static int? ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;
}
