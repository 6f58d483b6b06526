using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using NetKube.NodeAgent.Server.Spdy;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>
/// Ports over SPDY: for each connection that it accepts, the client opens an error and a data stream with the same
/// request id. Each direction of a connection ends on its own; a stream that the client resets closes the pod's side.
/// </summary>
internal sealed class SpdyPortForward(SpdyConnection connection, PortDial dial)
{
    /// <summary>What a client may still send to a pod that has closed its own direction.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, Pair> _opening = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Pair, Task> _running = [];

    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = connection.RunAsync(ending.Token);
        try
        {
            await foreach (var stream in connection.AcceptAsync(ending.Token)) await AcceptAsync(stream, ending.Token);
            await reading;
        }
        finally
        {
            await ending.CancelAsync();
            await QuietAsync(Task.WhenAll([.. _running.Values, reading]));
        }
    }

    private async Task AcceptAsync(SpdyStream stream, CancellationToken stop)
    {
        var (type, id) = (stream.Header("streamtype"), IdOf(stream));
        if (!_opening.Remove(id, out var pair)) pair = new Pair();
        if (type == "error" && pair.Error is null) pair.Error = stream;
        else if (type == "data" && pair.Data is null) pair.Data = stream;
        else
        {
            const uint ProtocolError = 1;
            await connection.ResetAsync(stream.Id, ProtocolError, stop);
            return;
        }
        if (pair is { Error: not null, Data: not null }) _running[pair] = RunPairAsync(pair, stop);
        else _opening[id] = pair;
    }

    /// <summary>Clients of old give no request id: their data stream follows the error stream.</summary>
    private static string IdOf(SpdyStream stream)
    {
        var given = stream.Header("requestid");
        if (given.Length > 0) return given;
        return $"#{(stream.Header("streamtype") == "error" ? stream.Id : stream.Id - 2)}";
    }

    private async Task RunPairAsync(Pair pair, CancellationToken stop)
    {
        var (error, data) = (pair.Error!, pair.Data!);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, data.Reset);
        try
        {
            await ForwardAsync(data, ended.Token);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await QuietAsync(error.WriteAsync(Encoding.UTF8.GetBytes($"error forwarding port {data.Header("port")} to pod: {e.Message}"), stop));
        }
        catch (OperationCanceledException)
        {
            // the client gave up
        }
        await QuietAsync(Task.WhenAll(data.CloseAsync(stop), error.CloseAsync(stop)));
        await data.Input.CompleteAsync();
        await error.Input.CompleteAsync();
        connection.Forget(data);
        connection.Forget(error);
        _running.TryRemove(pair, out _);
    }

    private async Task ForwardAsync(SpdyStream data, CancellationToken stop)
    {
        var port = PortForwardRoute.ReadPort(data.Header("port")) ?? throw new IOException($"\"{data.Header("port")}\" is no port");
        await using var pod = await dial(port, stop);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var up = UpAsync(data, pod, ending.Token);
        var down = DownAsync(pod, data, ending.Token);
        var first = await Task.WhenAny(up, down);
        // A pod that has said all may still listen, a client that has said all still waits for the answer. But kubectl
        // before 1.30 keeps its side open until it hears the end of both streams: it is not waited for.
        if (!first.IsCompletedSuccessfully) await ending.CancelAsync();
        else if (first == down) ending.CancelAfter(LastWords);
        // How the second direction ends is no news: what was to be carried was carried, or the first one's end says why not.
        await QuietAsync(first == up ? down : up);
        await first;
    }

    private static async Task UpAsync(SpdyStream from, NetworkStream to, CancellationToken stop)
    {
        while (true)
        {
            var got = await from.Input.ReadAsync(stop);
            foreach (var piece in got.Buffer) await to.WriteAsync(piece, stop);
            from.Input.AdvanceTo(got.Buffer.End);
            if (!got.IsCompleted) continue;
            to.Socket.Shutdown(SocketShutdown.Send);
            return;
        }
    }

    private static async Task DownAsync(NetworkStream from, SpdyStream to, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, stop)) > 0) await to.WriteAsync(buffer.AsMemory(0, count), stop);
        await to.CloseAsync(stop);
    }

    private static async Task QuietAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // the connection is going down: whoever asked for it knows
        }
    }

    private sealed class Pair
    {
        public SpdyStream? Error { get; set; }

        public SpdyStream? Data { get; set; }
    }
}
