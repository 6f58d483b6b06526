using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using NetKube.NodeAgent.Server.Channels;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>
/// Ports over a plain WebSocket: for the n-th asked port, channel 2n is data and 2n+1 errors; each begins with the port
/// as two little-endian bytes from us.
/// </summary>
internal sealed class ChannelPortForward(ChannelSocket socket, PortDial dial)
{
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);

    public async Task RunAsync(int[] ports, CancellationToken stop)
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
                connections[i] = await ConnectAsync(i, ports[i], stop);
                if (connections[i] is { } connection) copies.Add(CopyAsync(connection, (byte)(2 * i), end.Token));
            }
            await ReceiveAsync(connections, copies, end);
        }
        finally
        {
            await end.CancelAsync();
            foreach (var connection in connections) connection?.Dispose();
            foreach (var copy in copies) await QuietAsync(copy);
        }
    }

    /// <summary>Ends when the client closes, or when all connections have ended and the client knows.</summary>
    private async Task ReceiveAsync(NetworkStream?[] connections, List<Task> copies, CancellationTokenSource end)
    {
        var receiving = WriteAsync(connections, end.Token);
        if (copies.Count > 0 && await Task.WhenAny(receiving, Task.WhenAll(copies)) != receiving)
        {
            await socket.CloseAsync(end.Token);
            end.CancelAfter(CloseGrace); // the client answers the close; cutting it off at once would lose what was sent
        }
        await QuietAsync(receiving);
    }

    private async Task WriteAsync(NetworkStream?[] connections, CancellationToken stop)
    {
        while (await socket.ReceiveAsync(stop) is { } message)
        {
            if (message.Channel / 2 >= connections.Length || message.Channel % 2 != 0) continue;
            if (connections[message.Channel / 2] is not { } connection) continue;
            if (message.Closes && connection.Socket.Connected) connection.Socket.Shutdown(SocketShutdown.Send);
            else await connection.WriteAsync(message.Bytes, stop);
        }
    }

    private async Task CopyAsync(NetworkStream connection, byte channel, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await connection.ReadAsync(buffer, stop)) > 0) await socket.SendAsync(channel, buffer.AsMemory(0, count), stop);
    }

    private async Task<NetworkStream?> ConnectAsync(int index, int port, CancellationToken stop)
    {
        try
        {
            return await dial(port, stop);
        }
        catch (IOException e)
        {
            await socket.SendAsync((byte)((2 * index) + 1), Encoding.UTF8.GetBytes($"error forwarding port {port} to pod: {e.Message}"), stop);
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
}
