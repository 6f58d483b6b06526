using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Security;

/// <summary>A node that answers what it should not.</summary>
public sealed class NodeStreamTests
{
    private const string Pods = "/api/v1/namespaces/default/pods";

    private static async Task<(TestServer Server, FakeKubelet Kubelet)> StartAsync(string answer)
    {
        TestServer? server = null;
        var kubelet = new FakeKubelet(() => server!.Pki.Authority, answer);
        server = await TestServer.StartAsync(new ControlPlaneOptions { Dial = kubelet.DialAsync });
        await server.AskAsync("admin", "POST", "/api/v1/nodes", """{"metadata":{"name":"n1"}}""");
        var status = $$$"""{"status":{"addresses":[{"type":"InternalIP","address":"{{{FakeKubelet.Address}}}"}]}}""";
        Assert.Equal(200, (await server.AskAsync("admin", "PATCH", "/api/v1/nodes/n1/status", status, "application/merge-patch+json")).Code);
        await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/serviceaccounts", """{"metadata":{"name":"default"}}""");
        Assert.Equal(201, (await server.AskAsync("admin", "POST", Pods, """
            {"metadata":{"name":"p"},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i"}]}}
            """)).Code);
        return (server, kubelet);
    }

    [Fact]
    public async Task CVE_2020_8559_a_nodes_redirect_is_never_followed_and_never_handed_on()
    {
        var (server, kubelet) = await StartAsync("HTTP/1.1 302 Found\r\nLocation: https://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n");
        await using var _ = server;
        using var alsoKubelet = kubelet;
        using var answer = await server.SendAsync("admin", "GET", Pods + "/p/log");
        Assert.Equal(502, (int)answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal([FakeKubelet.Address], kubelet.Dialled);
    }

    [Fact]
    public async Task A_node_that_upgrades_what_was_not_to_be_upgraded_is_refused()
    {
        var (server, kubelet) = await StartAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\nConnection: Upgrade\r\n\r\n");
        await using var _ = server;
        using var alsoKubelet = kubelet;
        Assert.Equal(502, (await server.AskAsync("admin", "GET", Pods + "/p/log")).Code);
    }

    [Fact]
    public async Task CVE_2018_1002105_a_refused_upgrade_ends_the_connection_to_the_node()
    {
        var (server, kubelet) = await StartAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
        await using var _ = server;
        using var alsoKubelet = kubelet;
        var upgrade = new Upgrade();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.Features.Set<IHttpUpgradeFeature>(upgrade);
        http.Request.Method = "POST";
        http.Request.Path = new PathString(Pods + "/p/exec");
        http.Request.QueryString = new QueryString("?command=id&stdout=true");
        http.Request.Headers.Authorization = "Bearer admin";
        http.Request.Headers.Connection = "Upgrade";
        http.Request.Headers.Upgrade = "SPDY/3.1";
        // What a client that takes the connection for its own would send next.
        http.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes("GET /pods HTTP/1.1\r\nHost: kubelet\r\n\r\n"));
        using var body = new MemoryStream();
        http.Response.Body = body;
        await server.Parts.Pipeline.HandleAsync(http);
        Assert.Equal((403, "no"), (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray())));
        Assert.False(upgrade.Happened);
        Assert.Equal("", await kubelet.After.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private sealed class Upgrade : IHttpUpgradeFeature
    {
        public bool Happened { get; private set; }

        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync()
        {
            Happened = true;
            return Task.FromResult<Stream>(new MemoryStream());
        }
    }
}
