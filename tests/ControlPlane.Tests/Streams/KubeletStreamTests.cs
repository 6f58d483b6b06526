using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetKube.ControlPlane.Tests.Streams;

/// <summary>Logs, exec, attach and portforward on their way to a node that may answer anything.</summary>
public sealed class KubeletStreamTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    private const string Exec = "GET /api/v1/namespaces/default/pods/web/exec?command=sh&stdout=true";
    private const string Log = "GET /api/v1/namespaces/default/pods/web/log";
    private const string WebSocketHeaders =
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: v5.channel.k8s.io";
    private const string SpdyHeaders = "Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v4.channel.k8s.io";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_asked_of_the_nodes_kubelet_and_comes_as_it_is_written()
    {
        var more = new TaskCompletionSource();
        world.Kubelet = async http =>
        {
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync($"{http.Request.Path}{http.Request.QueryString}\n", Stop);
            await http.Response.Body.FlushAsync(Stop);
            await more.Task;
            await http.Response.WriteAsync("later\n", Stop);
        };
        using var response = await world.Client.GetAsync("/api/v1/namespaces/default/pods/web/log?follow=true", HttpCompletionOption.ResponseHeadersRead, Stop);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        Assert.Equal("/containerLogs/default/web/c?follow=true", await reader.ReadLineAsync(Stop));
        more.SetResult();
        Assert.Equal("later", await reader.ReadLineAsync(Stop));
    }

    [Theory]
    [InlineData("binary.k8s.io", WebSocketMessageType.Binary, "hello")]
    [InlineData("base64.binary.k8s.io", WebSocketMessageType.Text, "aGVsbG8=")]
    public async Task A_log_can_be_read_over_a_WebSocket(string protocol, WebSocketMessageType type, string expected)
    {
        world.Kubelet = static http => http.Response.WriteAsync("hello", Stop);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        socket.Options.SetRequestHeader("Authorization", world.Client.DefaultRequestHeaders.Authorization!.ToString());
        socket.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        await socket.ConnectAsync(new UriBuilder(world.Server) { Scheme = "wss", Path = "/api/v1/namespaces/default/pods/web/log" }.Uri, Stop);
        var buffer = new byte[64];
        var got = await socket.ReceiveAsync(buffer, Stop);
        Assert.Equal((protocol, type, expected), (socket.SubProtocol, got.MessageType, Encoding.ASCII.GetString(buffer, 0, got.Count)));
    }

    public static TheoryData<string, string, string, string> Hostile => new()
    {
        { "a redirect is not followed for a log", Log, "", "HTTP/1.1 302 Found\r\nLocation: https://169.254.169.254/\r\nContent-Length: 0\r\n\r\n=> 502" },
        { "a sudden upgrade of a log is none", Log, "", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n=> 502" },
        { "a redirect is no upgrade", Exec, WebSocketHeaders, "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n=> 500" },
        { "a page is no upgrade", Exec, WebSocketHeaders, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi=> 500" },
        { "another protocol than asked is no upgrade", Exec,
            WebSocketHeaders, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n\r\n=> 500" },
        { "a refusal is passed on", Exec, WebSocketHeaders, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno=> 403" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_node_cannot_lead_the_server_astray(string why, string request, string headers, string answer)
    {
        var split = answer.IndexOf("=> ", StringComparison.Ordinal);
        world.Kubelet = http => RawAsync(http, answer[..split]);
        var (connection, head) = await world.OpenAsync(request, headers.Length > 0 ? headers : "Accept: */*");
        await connection.DisposeAsync();
        Assert.True(head.StartsWith($"HTTP/1.1 {answer[(split + 3)..]}", StringComparison.Ordinal), $"{why}: {head}");
    }

    [Theory]
    [InlineData("GET", WebSocketHeaders, "websocket")]
    [InlineData("POST", SpdyHeaders, "SPDY/3.1")]
    public async Task An_upgraded_connection_is_a_pipe_both_ways(string method, string headers, string protocol)
    {
        world.Kubelet = async http =>
        {
            http.Response.Headers.Upgrade = http.Request.Headers.Upgrade;
            http.Response.Headers["X-Stream-Protocol-Version"] = http.Request.Headers["X-Stream-Protocol-Version"];
            Assert.False(http.Request.Headers.ContainsKey("Authorization"));
            await using var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            var buffer = new byte[4096];
            int count;
            while ((count = await stream.ReadAsync(buffer, Stop)) > 0) await stream.WriteAsync(buffer.AsMemory(0, count), Stop);
        };
        var (connection, head) = await world.OpenAsync($"{method} /api/v1/namespaces/default/pods/web/attach?stdin=true", headers + (method == "POST"
            ? "\r\nContent-Length: 0" : ""));
        await using var _ = connection;
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        Assert.Contains("Upgrade: " + protocol, head, StringComparison.OrdinalIgnoreCase);
        var sent = new byte[300_000];
        Random.Shared.NextBytes(sent);
        var writing = connection.WriteAsync(sent, Stop).AsTask();
        var back = new byte[sent.Length];
        await connection.ReadExactlyAsync(back, Stop);
        await writing;
        Assert.Equal(sent, back);
    }

    [Fact]
    public async Task When_the_client_leaves_the_nodes_side_is_closed()
    {
        var closed = new TaskCompletionSource();
        world.Kubelet = async http =>
        {
            http.Response.Headers.Upgrade = http.Request.Headers.Upgrade;
            await using var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            try
            {
                while (await stream.ReadAsync(new byte[64], Stop) > 0) await stream.FlushAsync(Stop);
            }
            finally
            {
                closed.SetResult();
            }
        };
        var (connection, head) = await world.OpenAsync(Exec, WebSocketHeaders);
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        await connection.DisposeAsync();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Theory]
    [InlineData("exec?command=sh&stdout=true")]
    [InlineData("attach?stdout=true")]
    [InlineData("portforward?ports=80")]
    public async Task To_read_pods_is_not_enough_to_run_something_in_one(string what)
    {
        world.Kubelet = static http => http.Response.WriteAsync("must not be asked", Stop);
        var (connection, head) = await world.OpenAsync("GET /api/v1/namespaces/default/pods/web/" + what, WebSocketHeaders, "reader-token");
        await connection.DisposeAsync();
        Assert.StartsWith("HTTP/1.1 403", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_needs_an_upgrade()
    {
        using var response = await world.Client.PostAsync("/api/v1/namespaces/default/pods/web/exec?command=sh&stdout=true", null, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Upgrade request required", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    /// <summary>Answers with just these bytes.</summary>
    private static async Task RawAsync(HttpContext http, string answer)
    {
        var status = int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        http.Response.StatusCode = status;
        foreach (var line in answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Skip(1))
        {
            var words = line.Split(": ", 2);
            http.Response.Headers[words[0]] = words[1];
        }
        await http.Response.WriteAsync(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], Stop);
    }
}
