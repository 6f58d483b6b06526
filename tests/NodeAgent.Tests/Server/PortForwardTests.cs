using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>/portForward over SPDY, bare and inside a WebSocket, and over channels.</summary>
public sealed class PortForwardTests(ServerWorld world) : IClassFixture<ServerWorld>
{
    private const string Tunnel = "SPDY/3.1+portforward.k8s.io";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Megabytes_go_both_ways_and_each_way_ends_on_its_own(bool tunnelled)
    {
        // The far side reads all, then answers with what it read: it can only know the end by the half-close.
        using var listener = Listen(async connection =>
        {
            using var read = new MemoryStream();
            await connection.CopyToAsync(read, Stop);
            await connection.WriteAsync(read.ToArray(), Stop);
        });
        await using var client = await OpenAsync(tunnelled);
        var (_, data) = await StreamsAsync(client, PortOf(listener), "0");
        const int Pieces = 160;
        for (var i = 0; i < Pieces; i++) await client.WriteAsync(data, Enumerable.Repeat((byte)i, 32 * 1024).ToArray());
        await client.WriteAsync(data, default, last: true);
        long count = 0;
        long sum = 0;
        await foreach (var piece in client.ReadPiecesAsync(data))
        {
            count += piece.Length;
            sum += piece.Sum(b => b);
        }
        Assert.Equal((Pieces * 32L * 1024, Enumerable.Range(0, Pieces).Sum(i => (byte)i * 32L * 1024)), (count, sum));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_that_nobody_listens_on_is_said_on_the_error_stream(bool tunnelled)
    {
        using var free = Listen(static _ => Task.CompletedTask);
        var port = PortOf(free);
        free.Stop();
        await using var client = await OpenAsync(tunnelled);
        var (error, data) = await StreamsAsync(client, port, "0");
        Assert.StartsWith($"error forwarding port {port} to pod: ", await client.ReadTextAsync(error), StringComparison.Ordinal);
        Assert.Equal("", await client.ReadTextAsync(data));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pod_that_has_said_all_ends_both_streams_without_a_word_of_the_client(bool tunnelled)
    {
        // kubectl before 1.30 closes its side only when it has heard the end of both, and its user waits for that.
        using var listener = Listen(static async connection =>
        {
            _ = await connection.ReadAsync(new byte[64], Stop);
            await connection.WriteAsync("bye"u8.ToArray(), Stop);
        });
        await using var client = await OpenAsync(tunnelled);
        var (error, data) = await StreamsAsync(client, PortOf(listener), "0");
        await client.WriteAsync(data, "hello"u8.ToArray());
        Assert.Equal("bye", await client.ReadTextAsync(data));
        Assert.Equal("", await client.ReadTextAsync(error));
    }

    [Fact]
    public async Task Connections_share_one_forward()
    {
        using var listener = Listen(static async connection => await connection.CopyToAsync(connection, Stop));
        await using var client = await OpenAsync(tunnelled: true);
        var all = new List<(uint Data, string Text)>();
        for (var i = 0; i < 20; i++)
        {
            var (_, data) = await StreamsAsync(client, PortOf(listener), i.ToString(CultureInfo.InvariantCulture));
            all.Add((data, $"connection {i}"));
        }
        foreach (var (data, text) in all) await client.WriteAsync(data, Encoding.ASCII.GetBytes(text), last: true);
        foreach (var (data, text) in all) Assert.Equal(text, await client.ReadTextAsync(data));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_the_client_gives_up_is_closed_in_the_pod(bool reset)
    {
        var closed = new TaskCompletionSource();
        using var listener = Listen(async connection =>
        {
            try
            {
                while (await connection.ReadAsync(new byte[64], Stop) > 0) await connection.FlushAsync(Stop);
            }
            catch (IOException)
            {
                // reset: closed all the same
            }
            closed.SetResult();
        });
        var client = await OpenAsync(tunnelled: true);
        var (_, data) = await StreamsAsync(client, PortOf(listener), "0");
        await client.WriteAsync(data, "x"u8.ToArray());
        if (reset) await client.ResetAsync(data);
        else await client.DisposeAsync();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        if (reset) await client.DisposeAsync();
    }

    [Theory]
    [InlineData("v4.channel.k8s.io")]
    [InlineData(null)]
    public async Task Channels_begin_with_their_port(string? protocol)
    {
        using var listener = Listen(static async connection => await connection.CopyToAsync(connection, Stop));
        var port = PortOf(listener);
        using var socket = await world.WebSocketAsync($"/portForward/n/p?ports={port}", protocol is null ? [] : [protocol]);
        await socket.SendAsync("\0hello"u8.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, Stop);
        byte[] number = [(byte)port, (byte)(port >> 8)];
        Assert.Equal([0, .. number], await MessageAsync(socket));
        Assert.Equal([1, .. number], await MessageAsync(socket));
        Assert.Equal("\0hello"u8.ToArray(), await MessageAsync(socket));
    }

    private async Task<SpdyClient> OpenAsync(bool tunnelled)
    {
        if (tunnelled) return new SpdyClient(await world.TunnelAsync("/portForward/n/p", Tunnel));
        var (connection, head) = await world.SpdyAsync("/portForward/n/p", "portforward.k8s.io");
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        return new SpdyClient(connection);
    }

    private static async Task<(uint Error, uint Data)> StreamsAsync(SpdyClient client, int port, string id)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        var error = await client.OpenAsync(("streamType", "error"), ("port", text), ("requestID", id));
        await client.WriteAsync(error, default, last: true);
        return (error, await client.OpenAsync(("streamType", "data"), ("port", text), ("requestID", id)));
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static TcpListener Listen(Func<NetworkStream, Task> serve)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AcceptAsync(listener, serve);
        return listener;
    }

    private static async Task AcceptAsync(TcpListener listener, Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(Stop);
                _ = ServeAsync(client, serve);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // stopped
        }
    }

    private static async Task ServeAsync(TcpClient client, Func<NetworkStream, Task> serve)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            await serve(stream);
        }
    }

    private static async Task<byte[]> MessageAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        var got = await socket.ReceiveAsync(buffer, Stop);
        return buffer[..got.Count];
    }
}
