using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Linux;

namespace NetKube.NodeAgent.Server;

/// <summary>
/// /portForward over WebSocket: for the n-th asked port, channel 2n is data and 2n+1 errors; each begins with the port as
/// two little-endian bytes from us. The connection is made inside the pod's namespace, to its loopback.
/// </summary>
internal sealed class PortForwardRoute(ContainerDirectory directory, ILogger log)
{
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);

    public Task ServeAsync(HttpContext context) => RouteException.GuardAsync(context, async () =>
    {
        if (!context.WebSockets.IsWebSocketRequest) throw new RouteException(HttpStatusCode.BadRequest, "a WebSocket request is needed");
        var protocol = ChannelSocket.Choose(context.WebSockets.WebSocketRequestedProtocols)
            ?? throw new RouteException(HttpStatusCode.BadRequest, $"none of the offered protocols is known: {ChannelSocket.V4} is needed");
        var ports = PortsOf(context.Request.Query);
        var sandbox = await directory.SandboxAsync(context, context.RequestAborted);
        using var socket = new ChannelSocket(await context.WebSockets.AcceptWebSocketAsync(protocol), protocol);
        try
        {
            await ForwardAsync(socket, sandbox, ports, context.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            log.PortForwardBroke(e.Message);
        }
    });

    private async Task ForwardAsync(ChannelSocket socket, RuntimeContainer sandbox, int[] ports, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var connections = new NetworkStream?[ports.Length];
        var copies = new List<Task>();
        try
        {
            for (var i = 0; i < ports.Length; i++)
            {
                byte[] number = [(byte)ports[i], (byte)(ports[i] >> 8)];
                await socket.SendAsync((byte)(2 * i), number, stop);
                await socket.SendAsync((byte)((2 * i) + 1), number, stop);
                connections[i] = await ConnectAsync(socket, sandbox, i, ports[i], stop);
                if (connections[i] is { } connection) copies.Add(CopyAsync(socket, connection, (byte)(2 * i), end.Token));
            }
            await ReceiveAsync(socket, connections, copies, end);
        }
        finally
        {
            await end.CancelAsync();
            foreach (var connection in connections) connection?.Dispose();
            foreach (var copy in copies) await QuietAsync(copy);
        }
    }

    /// <summary>Ends when the client closes, or when all connections have ended and the client knows.</summary>
    private static async Task ReceiveAsync(ChannelSocket socket, NetworkStream?[] connections, List<Task> copies, CancellationTokenSource end)
    {
        var receiving = WriteAsync(socket, connections, end.Token);
        if (copies.Count > 0 && await Task.WhenAny(receiving, Task.WhenAll(copies)) != receiving)
        {
            await socket.CloseAsync(end.Token);
            end.CancelAfter(CloseGrace); // the client answers the close; cutting it off at once would lose what was sent
        }
        await QuietAsync(receiving);
    }

    private static async Task WriteAsync(ChannelSocket socket, NetworkStream?[] connections, CancellationToken stop)
    {
        while (await socket.ReceiveAsync(stop) is { } message)
        {
            if (message.Channel / 2 >= connections.Length || message.Channel % 2 != 0) continue;
            if (connections[message.Channel / 2] is not { } connection) continue;
            if (message.Closes && connection.Socket.Connected) connection.Socket.Shutdown(SocketShutdown.Send);
            else await connection.WriteAsync(message.Bytes, stop);
        }
    }

    private static async Task CopyAsync(ChannelSocket socket, NetworkStream connection, byte channel, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await connection.ReadAsync(buffer, stop)) > 0) await socket.SendAsync(channel, buffer.AsMemory(0, count), stop);
    }

    private async Task<NetworkStream?> ConnectAsync(ChannelSocket client, RuntimeContainer sandbox, int index, int port, CancellationToken stop)
    {
        using var ns = NetworkNamespace.Open($"/proc/{sandbox.Pid}/ns/net");
        var socket = NamespaceSockets.Open(ns, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            var words = $"error forwarding port {port} to pod: failed to connect to localhost:{port} inside namespace: {e.Message}";
            await client.SendAsync((byte)((2 * index) + 1), System.Text.Encoding.UTF8.GetBytes(words), stop);
            return null;
        }
    }

    private static async Task QuietAsync(Task copy)
    {
        try
        {
            await copy;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException or ObjectDisposedException)
        {
            // the other direction ended first
        }
    }

    private static int[] PortsOf(IQueryCollection ask)
    {
        string[] texts = [.. ask["port"].OfType<string>().Concat(ask["ports"].OfType<string>()).SelectMany(p => p.Split(','))];
        if (texts.Length == 0) throw new RouteException(HttpStatusCode.BadRequest, "query parameter \"port\" is required");
        return [.. texts.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new RouteException(HttpStatusCode.BadRequest, $"unable to parse \"{t}\" as a port"))];
    }
}
