using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Lists;

/// <summary>A watch whose events are messages of a WebSocket, as browsers read it; over a socket, since only there connections are upgraded.</summary>
public sealed class WatchSocketTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private RunningHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _client = _host.Client(_host.Access.Kubeconfig);
        await CreateAsync("a");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("application/json", WebSocketMessageType.Text)]
    [InlineData("application/vnd.kubernetes.protobuf", WebSocketMessageType.Binary)]
    public async Task Each_event_is_a_message(string accept, WebSocketMessageType type)
    {
        using var socket = await OpenAsync("?watch=1&fieldSelector=metadata.namespace=default&labelSelector=!x", accept);
        await CreateAsync("b" + (int)type);
        var seen = new List<string>();
        while (!seen.Exists(s => s.Contains("b" + (int)type, StringComparison.Ordinal)))
        {
            var (text, kind) = await MessageAsync(socket);
            Assert.Equal(type, kind);
            seen.Add(text);
        }
        if (type == WebSocketMessageType.Text) Assert.All(seen, s => Assert.Equal("ADDED", JsonNode.Parse(s)!["type"]!.GetValue<string>()));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Stop);
    }

    [Fact]
    public async Task A_watch_whose_time_is_up_says_so()
    {
        using var socket = await OpenAsync("?watch=1&resourceVersion=999999&timeoutSeconds=1", "application/json");
        var last = MessageAsync(socket);
        while (await Task.WhenAny(last, Task.Delay(50, Stop)) != last) _host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(WebSocketMessageType.Close, (await last).Type);
    }

    private async Task<ClientWebSocket> OpenAsync(string query, string accept)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Accept", accept);
        var address = new Uri(_host.Access.Server.Replace("https:", "wss:", StringComparison.Ordinal) + Maps + query);
        await socket.ConnectAsync(address, new HttpMessageInvoker(_host.Handler(_host.Access.Kubeconfig)), Stop);
        return socket;
    }

    private async Task CreateAsync(string name)
    {
        using var body = new StringContent($$$"""{"metadata":{"name":"{{{name}}}"}}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri(Maps, UriKind.Relative), body, Stop);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<(string Text, WebSocketMessageType Type)> MessageAsync(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var count = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(count), Stop);
            count += got.Count;
            if (got.EndOfMessage) return (Encoding.UTF8.GetString(buffer, 0, count), got.MessageType);
        }
    }
}
