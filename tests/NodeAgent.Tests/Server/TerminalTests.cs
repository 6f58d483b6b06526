using System.Net.WebSockets;
using System.Text;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>/exec and /attach in each protocol that clients speak.</summary>
public sealed class TerminalTests(ServerWorld world) : IClassFixture<ServerWorld>
{
    private const string Success = """{"metadata":{},"status":"Success"}""";

    private const string ExitSeven =
        "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"command terminated with non-zero exit code: exit status 7\"," +
        "\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"7\"}]}}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Exec(string command, string streams = "stdin=true&stdout=true&stderr=true") =>
        $"/exec/n/p/c?{streams}&{string.Join('&', command.Split(' ').Select(w => "command=" + w))}";

    [Theory]
    [InlineData("v5.channel.k8s.io", false, Success)]
    [InlineData("v5.base64.channel.k8s.io", true, Success)]
    [InlineData("v4.channel.k8s.io", false, Success)]
    [InlineData("v4.base64.channel.k8s.io", true, Success)]
    [InlineData("channel.k8s.io", false, "")]
    [InlineData("base64.channel.k8s.io", true, "")]
    [InlineData(null, false, "")]
    public async Task Both_streams_and_the_outcome_come_over_a_WebSocket(string? protocol, bool base64, string outcome)
    {
        using var socket = await world.WebSocketAsync(Exec("both"), protocol is null ? [] : [protocol]);
        Assert.Equal(protocol, socket.SubProtocol);
        var channels = await ReadAllAsync(socket, base64);
        Assert.Equal(("out", "err", outcome), (channels[1], channels[2], channels[3]));
    }

    [Theory]
    [InlineData("v4.channel.k8s.io", ExitSeven)]
    [InlineData("channel.k8s.io", "command terminated with non-zero exit code: exit status 7")]
    public async Task An_exit_code_is_told_as_the_protocol_tells_it(string protocol, string outcome)
    {
        using var socket = await world.WebSocketAsync(Exec("exit 7"), protocol);
        Assert.Equal(outcome, (await ReadAllAsync(socket, base64: false))[3]);
    }

    [Fact]
    public async Task A_command_that_cannot_start_is_an_error_of_the_stream()
    {
        using var socket = await world.WebSocketAsync(Exec("missing"), "v5.channel.k8s.io");
        Assert.Contains("executable file not found", (await ReadAllAsync(socket, base64: false))[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_the_client_closes_ends_the_command_and_output_goes_on()
    {
        using var socket = await world.WebSocketAsync(Exec("sink"), "v5.channel.k8s.io");
        for (var i = 0; i < 100; i++) await socket.SendAsync(new byte[32 * 1024 + 1], WebSocketMessageType.Binary, endOfMessage: true, Stop);
        await socket.SendAsync(new byte[] { 255, 0 }, WebSocketMessageType.Binary, endOfMessage: true, Stop);
        var channels = await ReadAllAsync(socket, base64: false);
        Assert.Equal((100 * 32 * 1024).ToString(System.Globalization.CultureInfo.InvariantCulture), channels[1]);
    }

    [Fact]
    public async Task Sizes_reach_the_terminal()
    {
        using var socket = await world.WebSocketAsync(Exec("sizes", "stdin=true&stdout=true&tty=true"), "v5.channel.k8s.io");
        foreach (var size in (string[])["{\"Width\":80,\"Height\":24}", "{\"Width\":132,\"Height\":43}"])
            await socket.SendAsync(Encoding.ASCII.GetBytes("\u0004" + size), WebSocketMessageType.Binary, endOfMessage: true, Stop);
        Assert.Equal("80x24 132x43 ", (await ReadAllAsync(socket, base64: false))[1]);
    }

    [Fact]
    public async Task When_the_client_is_gone_the_session_is_closed()
    {
        var socket = await world.WebSocketAsync(Exec("sleep"), "v5.channel.k8s.io");
        _ = await socket.ReceiveAsync(new byte[64], Stop);
        await AwaitAsync(() => world.Runtime.Last is { Closed.IsCompleted: false });
        var session = world.Runtime.Last!;
        socket.Abort();
        await session.Closed.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task Fifty_megabytes_come_out()
    {
        using var socket = await world.WebSocketAsync(Exec("flood 50"), "v5.channel.k8s.io");
        var buffer = new byte[64 * 1024];
        long count = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, Stop);
            if (got.MessageType == WebSocketMessageType.Close) break;
            if (buffer[0] == 1 && got.Count > 1) count += got.Count - 1;
            if (buffer[0] == 3) break;
        }
        Assert.Equal(50L << 20, count);
    }

    [Theory]
    [InlineData("v4.channel.k8s.io", Success)]
    [InlineData("v3.channel.k8s.io", "")]
    [InlineData("v2.channel.k8s.io", "")]
    public async Task Both_streams_and_the_outcome_come_over_SPDY(string version, string outcome)
    {
        var (connection, head) = await world.SpdyAsync(Exec("both", "stdout=true&stderr=true"), version, "channel.k8s.io");
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        Assert.Contains($"X-Stream-Protocol-Version: {version}", head, StringComparison.OrdinalIgnoreCase);
        await using var client = new SpdyClient(connection);
        var (error, stdout, stderr) = (await client.OpenAsync(("streamType", "error")),
            await client.OpenAsync(("streamType", "stdout")), await client.OpenAsync(("streamType", "stderr")));
        Assert.Equal(("out", "err", outcome), (await client.ReadTextAsync(stdout), await client.ReadTextAsync(stderr), await client.ReadTextAsync(error)));
    }

    [Fact]
    public async Task Input_sizes_and_half_close_go_over_SPDY()
    {
        var (connection, _) = await world.SpdyAsync(Exec("cat", "stdin=true&stdout=true&tty=true"), "v4.channel.k8s.io");
        await using var client = new SpdyClient(connection);
        var error = await client.OpenAsync(("streamType", "error"));
        var stdin = await client.OpenAsync(("streamType", "stdin"));
        var stdout = await client.OpenAsync(("streamType", "stdout"));
        var resize = await client.OpenAsync(("streamType", "resize"));
        await client.WriteAsync(resize, "{\"Width\":80,\"Height\":24}\n{\"Width\":81,"u8.ToArray());
        await client.WriteAsync(resize, "\"Height\":25}\n"u8.ToArray());
        var reading = client.ReadTextAsync(stdout);
        var sent = new string('x', 3_000_000);
        for (var at = 0; at < sent.Length; at += 30_000) await client.WriteAsync(stdin, Encoding.ASCII.GetBytes(sent[at..(at + 30_000)]));
        await client.WriteAsync(stdin, default, last: true);
        Assert.Equal(sent, await reading);
        Assert.Equal(Success, await client.ReadTextAsync(error));
    }

    [Fact]
    public async Task A_SPDY_client_whose_versions_are_unknown_is_told_which_are_known()
    {
        var (connection, head) = await world.SpdyAsync(Exec("both"), "v9.channel.k8s.io");
        await connection.DisposeAsync();
        Assert.StartsWith("HTTP/1.1 403", head, StringComparison.Ordinal);
        Assert.Contains("X-Accepted-Stream-Protocol-Versions: v4.channel.k8s.io", head, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AwaitAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(5, patience.Token);
    }

    /// <summary>What came on each channel until the outcome's end.</summary>
    private static async Task<string[]> ReadAllAsync(ClientWebSocket socket, bool base64)
    {
        string[] channels = ["", "", "", "", ""];
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, Stop);
            if (got.MessageType == WebSocketMessageType.Close) return channels;
            var text = Encoding.UTF8.GetString(buffer, 1, got.Count - 1);
            if (base64) channels[buffer[0] - '0'] += Encoding.UTF8.GetString(Convert.FromBase64String(text));
            else channels[buffer[0]] += text;
        }
    }
}
