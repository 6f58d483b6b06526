using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>
/// A request after whose answer the connection carries raw bytes both ways (Docker's "hijacking"). HttpClient hides
/// the socket, and input must be half-closed, so the few lines of HTTP are spoken here.
/// </summary>
internal sealed class HijackedConnection : IAsyncDisposable
{
    private const int LongestHead = 16 * 1024;

    private readonly NetworkStream _stream;
    private ReadOnlyMemory<byte> _early;

    private HijackedConnection(NetworkStream stream, ReadOnlyMemory<byte> early)
    {
        _stream = stream;
        _early = early;
    }

    public static async Task<HijackedConnection> OpenAsync(
        DockerHttp http, string path, byte[] body, string doing, CancellationToken stop)
    {
        var target = await http.VersionedAsync(path, stop);
        var stream = await http.ConnectAsync(stop);
        try
        {
            var head = $"POST {target} HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n" +
                $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
            await stream.WriteAsync(body, stop);
            return new HijackedConnection(stream, await ReadHeadAsync(stream, doing, stop));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        if (_early.IsEmpty) return await _stream.ReadAsync(buffer, stop);
        var count = Math.Min(buffer.Length, _early.Length);
        _early[..count].CopyTo(buffer);
        _early = _early[count..];
        return count;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => _stream.WriteAsync(bytes, stop);

    public void CloseInput()
    {
        try
        {
            _stream.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The other side closed first: the input is over either way.
        }
    }

    /// <summary>Returns what came after the head.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadHeadAsync(NetworkStream stream, string doing, CancellationToken stop)
    {
        var buffer = new byte[LongestHead];
        var filled = 0;
        while (true)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(filled), stop);
            if (count == 0) throw new RuntimeException(doing, null, "Docker closed the connection");
            filled += count;
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end < 0 && filled < buffer.Length) continue;
            var status = StatusOf(Encoding.ASCII.GetString(buffer, 0, Math.Max(end, 0)));
            var rest = buffer.AsMemory((end + 4)..filled);
            if (status is HttpStatusCode.SwitchingProtocols or HttpStatusCode.OK) return rest;
            throw new RuntimeException(doing, status, Encoding.UTF8.GetString(rest.Span).Trim());
        }
    }

    private static HttpStatusCode StatusOf(string head)
    {
        var words = head.Split(' ', 3);
        return words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (HttpStatusCode)code
            : HttpStatusCode.BadGateway;
    }
}
