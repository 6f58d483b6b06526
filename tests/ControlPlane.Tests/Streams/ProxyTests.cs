using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.Tests.Streams;

/// <summary>Requests through the API server to pods, services and nodes.</summary>
public sealed class ProxyTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    private const string Pods = "/api/v1/namespaces/default/pods/";
    private const string Services = "/api/v1/namespaces/default/services/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Ways => new()
    {
        { "a pod's first declared port", Pods + "web/proxy/a/b?c=d", "http /a/b?c=d" },
        { "a pod's port by number", Pods + "web:8080/proxy/", "http /" },
        { "a pod over TLS", Pods + "https:web:8443/proxy/x", "https /x" },
        { "a service by its port's name", Services + "web:http/proxy/x", "http /x" },
        { "a service by its port's number", Services + "web:80/proxy/x", "http /x" },
        { "a service over TLS", Services + "https:web:tls/proxy/x", "https /x" },
        { "a node's other port", "/api/v1/nodes/node-1:9100/proxy/metrics", "http /metrics" },
        { "a node's kubelet", "/api/v1/nodes/node-1/proxy/pods", "kubelet /pods" },
        { "a node's kubelet by its port", "/api/v1/nodes/node-1:10250/proxy/healthz", "kubelet /healthz" },
        { "characters that must stay escaped", Pods + "web/proxy/a%20b/%C3%A4?q=%26", "http /a%20b/%C3%A4?q=%26" },
        { "a slash at the end", Pods + "web/proxy/dir/", "http /dir/" },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_path_leads_to(string what, string path, string expected)
    {
        world.Workload = static http => http.Response.WriteAsync($"{http.Request.Scheme} {http.Request.Path.ToUriComponent()}{http.Request.QueryString}", Stop);
        world.Kubelet = static http => http.Response.WriteAsync($"kubelet {http.Request.Path}", Stop);
        Assert.Equal((what, expected), (what, await world.Client.GetStringAsync(path, Stop)));
    }

    public static TheoryData<string, string, HttpStatusCode> Refusals => new()
    {
        { "an unknown pod", Pods + "nobody/proxy/", HttpStatusCode.NotFound },
        { "an unknown service port", Services + "web:99/proxy/", HttpStatusCode.ServiceUnavailable },
        { "an unknown port name", Services + "web:nope/proxy/", HttpStatusCode.ServiceUnavailable },
        { "an unknown scheme", Services + "ftp:web:http/proxy/", HttpStatusCode.BadRequest },
        { "an endpoint whose address no pod has", Services + "lured/proxy/", HttpStatusCode.ServiceUnavailable },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_path_leads_nowhere(string what, string path, HttpStatusCode expected)
    {
        using var response = await world.Client.GetAsync(path, Stop);
        Assert.Equal((what, expected), (what, response.StatusCode));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    public async Task A_pod_that_claims_the_servers_own_addresses_is_not_asked(string address)
    {
        var name = "claims-" + Guid.NewGuid().ToString("N")[..8];
        await world.PostAsync("/api/v1/namespaces/default/pods", $$$"""
            {"metadata":{"name":"{{{name}}}"},"spec":{"nodeName":"node-1","automountServiceAccountToken":false,
            "containers":[{"name":"c","image":"x"}]}}
            """);
        await world.PostAsync($"{Pods}{name}/status",
            $$$"""{"status":{"phase":"Running","podIP":"{{{address}}}","podIPs":[{"ip":"{{{address}}}"}]}}""", "PATCH", "application/merge-patch+json");
        using var response = await world.Client.GetAsync($"{Pods}{name}/proxy/", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Any_method_goes_through_with_its_body(string method)
    {
        world.Workload = static async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            http.Response.StatusCode = 207;
            http.Response.Headers["X-Own"] = "kept";
            var (asked, body) = (http.Request, await reader.ReadToEndAsync(Stop));
            await http.Response.WriteAsync($"{asked.Method} {asked.Headers["X-Custom"]} {body.Length} auth={asked.Headers.Authorization}", Stop);
        };
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), Pods + "web/proxy/") { Content = new StringContent(new string('x', 5_000_000)) };
        request.Headers.Add("X-Custom", "mine");
        using var response = await world.Client.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode)207, response.StatusCode);
        Assert.Equal("kept", response.Headers.GetValues("X-Own").Single());
        Assert.Equal($"{method} mine 5000000 auth=", await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_path_without_an_end_is_led_to_one()
    {
        using var response = await world.Client.GetAsync(Pods + "web/proxy?a=b", Stop);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Pods + "web/proxy/?a=b", response.Headers.Location!.OriginalString);
    }

    public static TheoryData<string, string, string> Locations => new()
    {
        { "a path is led back through the proxy", "/login", "https://{host}" + Pods + "web/proxy/login" },
        { "so is the pod's own address", "http://10.244.0.5:8080/login?x=1", "https://{host}" + Pods + "web/proxy/login?x=1" },
        { "a relative one stays", "next", "next" },
        { "so does another host's", "https://example.com/x", "https://example.com/x" },
    };

    [Theory, MemberData(nameof(Locations))]
    public async Task A_redirect(string what, string location, string expected)
    {
        world.Workload = http =>
        {
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = location;
            return Task.CompletedTask;
        };
        using var response = await world.Client.GetAsync(Pods + "web/proxy/", Stop);
        Assert.Equal((what, expected.Replace("{host}", world.Server.Authority, StringComparison.Ordinal)), (what, response.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_pages_own_links_are_led_back_through_the_proxy()
    {
        world.Workload = static http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync("<p title=\"/no\"><!-- <a href='/no'> --><a class=x href=\"/a?b=c\">ä</a><img src='/i.png'><a href=rel>", Stop);
        };
        var prefix = $"https://{world.Server.Authority}{Pods}web/proxy";
        Assert.Equal($"<p title=\"/no\"><!-- <a href='/no'> --><a class=x href=\"{prefix}/a?b=c\">ä</a><img src='{prefix}/i.png'><a href=rel>",
            await world.Client.GetStringAsync(Pods + "web/proxy/", Stop));
    }

    [Fact]
    public async Task A_WebSocket_goes_through()
    {
        world.Workload = static async http =>
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync("echo");
            var buffer = new byte[1024];
            var got = await socket.ReceiveAsync(buffer, Stop);
            await socket.SendAsync(buffer.AsMemory(0, got.Count), got.MessageType, endOfMessage: true, Stop);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Stop);
        };
        using var client = new ClientWebSocket();
        client.Options.AddSubProtocol("echo");
        client.Options.SetRequestHeader("Authorization", world.Client.DefaultRequestHeaders.Authorization!.ToString());
        client.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        await client.ConnectAsync(new UriBuilder(world.Server) { Scheme = "wss", Path = Services + "web:http/proxy/ws" }.Uri, Stop);
        await client.SendAsync(Encoding.ASCII.GetBytes("hello"), WebSocketMessageType.Text, endOfMessage: true, Stop);
        var back = new byte[64];
        var answer = await client.ReceiveAsync(back, Stop);
        Assert.Equal("hello", Encoding.ASCII.GetString(back, 0, answer.Count));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_so()
    {
        using var response = await world.Client.GetAsync("/api/v1/namespaces/default/services/web:http/proxy/", Stop);
        world.Workload = static http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        using var broken = await world.Client.GetAsync("/api/v1/namespaces/default/services/web:http/proxy/", Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Contains("error trying to reach service", await broken.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
