using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>
/// Carries one request over an open connection and its answer back. When both sides agree to upgrade (WebSocket,
/// SPDY), bytes flow both ways untouched until one side ends. No redirect is ever followed, and only the headers that a
/// stream needs go on: never the client's credentials.
/// </summary>
public static class HttpTunnel
{
    private const int MaxHead = 32 * 1024;

    private static readonly string[] Carried =
        ["Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "X-Stream-Protocol-Version", "Accept", "Content-Type"];

    /// <summary>Sends the request to a path of the other side and answers with what comes back.</summary>
    public static async Task RunAsync(HttpContext http, Stream connection, string target)
    {
        var stop = http.RequestAborted;
        var upgrade = http.Features.Get<IHttpUpgradeFeature>();
        await connection.WriteAsync(Encoding.ASCII.GetBytes(Head(http, target, upgrade?.IsUpgradableRequest == true)), stop);
        await connection.FlushAsync(stop);
        var (status, headers, rest) = await ReadHeadAsync(connection, stop);
        if (status == 101)
        {
            if (upgrade is not { IsUpgradableRequest: true }) throw ApiException.Make(502, "InternalError", "the node upgraded a connection that was not to be upgraded");
            await UpgradeAsync(http, upgrade, connection, headers, rest, stop);
            return;
        }
        await AnswerAsync(http, connection, status, headers, rest, stop);
    }

    private static string Head(HttpContext http, string target, bool upgrade)
    {
        if (target.AsSpan().IndexOfAny('\r', '\n', ' ') >= 0) throw ApiException.BadRequest("the request's path or query holds a character that is not allowed");
        var head = new StringBuilder().Append(upgrade ? http.Request.Method : "GET").Append(' ').Append(target).Append(" HTTP/1.1\r\nHost: kubelet\r\n");
        foreach (var name in Carried)
        {
            if (!upgrade && name is "Upgrade" or "Connection") continue;
            foreach (var value in http.Request.Headers[name])
            {
                if (value is null || name == "Sec-WebSocket-Protocol" && value.Contains("bearer.authorization", StringComparison.Ordinal)) continue;
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
        if (!upgrade) head.Append("Connection: close\r\n");
        return head.Append("\r\n").ToString();
    }

    private static async Task<(int Status, List<(string Name, string Value)> Headers, byte[] Remainder)> ReadHeadAsync(Stream connection, CancellationToken stop)
    {
        var buffer = new byte[MaxHead];
        var length = 0;
        while (true)
        {
            var read = await connection.ReadAsync(buffer.AsMemory(length), stop);
            if (read == 0) throw ApiException.Make(502, "InternalError", "the node closed the connection before it answered");
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return ParseHead(Encoding.Latin1.GetString(buffer, 0, end), buffer[(end + 4)..length]);
            if (length == MaxHead) throw ApiException.Make(502, "InternalError", "the node's answer has too long a head");
        }
    }

    private static (int, List<(string, string)>, byte[]) ParseHead(string head, byte[] rest)
    {
        var lines = head.Split("\r\n");
        var words = lines[0].Split(' ', 3);
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)) throw ApiException.Make(502, "InternalError", "the node's answer is not HTTP");
        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }
        return (status, headers, rest);
    }

    private static async Task UpgradeAsync(HttpContext http, IHttpUpgradeFeature upgrade, Stream connection, List<(string Name, string Value)> headers, byte[] rest, CancellationToken stop)
    {
        foreach (var (name, value) in headers)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) http.Response.Headers.Append(name, value);
        }
        await using var client = await upgrade.UpgradeAsync();
        await client.WriteAsync(rest, stop);
        await client.FlushAsync(stop);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var up = CopyAsync(client, connection, ended.Token);
        var down = CopyAsync(connection, client, ended.Token);
        await Task.WhenAny(up, down);
        if (up.IsCompleted && !down.IsCompleted)
        {
            // The client has said all it will say; what the node still sends gets a moment to arrive.
            await Task.WhenAny(down, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        }
        await ended.CancelAsync();
        await Task.WhenAll(up, down);
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, stop)) > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), stop);
                await to.FlushAsync(stop);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up: that is how a stream ends.
        }
    }

    private static async Task AnswerAsync(HttpContext http, Stream connection, int status, List<(string Name, string Value)> headers, byte[] rest, CancellationToken stop)
    {
        http.Response.StatusCode = status is >= 300 and < 400 ? 502 : status;
        var chunked = false;
        foreach (var (name, value) in headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) http.Response.ContentType = value;
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) chunked = value.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        }
        await using var body = new RestFirstStream(rest, connection);
        if (chunked) await ChunkedBody.CopyAsync(body, http.Response.Body, stop);
        else await CopyFlushingAsync(body, http.Response.Body, LengthOf(headers), stop);
    }

    private static long? LengthOf(List<(string Name, string Value)> headers)
    {
        var (_, value) = headers.Find(h => h.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase));
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    private static async Task CopyFlushingAsync(Stream from, Stream to, long? length, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        var left = length ?? long.MaxValue;
        while (left > 0)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), stop);
            if (read == 0) return;
            left -= read;
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
            await to.FlushAsync(stop);
        }
    }
}
