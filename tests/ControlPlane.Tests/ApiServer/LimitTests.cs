using System.IO.Pipelines;
using System.Net;
using NetKube.ControlPlane.Hosting;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>How long a request may take and how large it may be; health and metrics.</summary>
public sealed class LimitTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_with_a_time_out()
    {
        var clock = new ManualClock();
        var options = new ControlPlaneOptions { Requests = new RequestLimitOptions { Timeout = TimeSpan.FromSeconds(47) } };
        await using var server = await TestServer.StartAsync(options, clock);
        var body = new Pipe();
        using var request = TestServer.Request("admin", "POST", ConfigMaps);
        request.Content = new StreamContent(body.Reader.AsStream());
        var answer = server.Http.SendAsync(request);
        await clock.UntilWaitedForAsync(TimeSpan.FromSeconds(47));
        clock.Advance(TimeSpan.FromSeconds(47));
        using var response = await answer.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Contains("\"reason\":\"Timeout\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await body.Writer.CompleteAsync();
    }

    [Fact]
    public async Task A_request_may_ask_for_less_time_and_for_nothing_odd()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        var body = new Pipe();
        using var request = TestServer.Request("admin", "POST", ConfigMaps + "?timeout=1s500ms");
        request.Content = new StreamContent(body.Reader.AsStream());
        var answer = server.Http.SendAsync(request);
        await clock.UntilWaitedForAsync(TimeSpan.FromSeconds(1.5));
        clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(HttpStatusCode.GatewayTimeout, (await answer.WaitAsync(TimeSpan.FromSeconds(20))).StatusCode);
        Assert.Equal(400, (await server.AskAsync("admin", "GET", ConfigMaps + "?timeout=soon")).Code);
        Assert.Equal(200, (await server.AskAsync("admin", "GET", ConfigMaps + "?timeout=24h")).Code);
        await body.Writer.CompleteAsync();
    }

    [Fact]
    public async Task A_watch_has_no_such_time()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        using var request = TestServer.Request("admin", "GET", ConfigMaps + "?watch=true");
        using var watch = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(201, (await server.AskAsync("admin", "POST", ConfigMaps, """{"metadata":{"name":"seen"}}""")).Code);
        using var reader = new StreamReader(await watch.Content.ReadAsStreamAsync());
        Assert.Contains("\"seen\"", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)), StringComparison.Ordinal);
    }

    [Theory, InlineData("POST", ConfigMaps, "application/json"), InlineData("PATCH", ConfigMaps + "/x", "application/merge-patch+json")]
    [InlineData("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "application/json"),
        InlineData("DELETE", ConfigMaps + "/x", "application/json")]
    public async Task A_body_of_more_than_three_mebibytes_is_refused(string method, string path, string type)
    {
        await using var server = await TestServer.StartAsync();
        var (code, body) = await server.AskAsync("admin", method, path, "{\"data\":{\"a\":\"" + new string('x', 3 * 1024 * 1024) + "\"}}", type);
        Assert.True(code == 413, $"{code} {body[..Math.Min(body.Length, 200)]}");
        Assert.Contains("RequestEntityTooLarge", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_check_by_check()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal((200, "ok"), await server.AskAsync("", "GET", "/readyz"));
        var (code, text) = await server.AskAsync("", "GET", "/readyz?verbose&exclude=ping&exclude=nothing");
        Assert.Equal(200, code);
        Assert.StartsWith("[+]ping excluded: ok\n[+]log ok\n", text, StringComparison.Ordinal);
        Assert.EndsWith("warn: some health checks cannot be excluded: no matches for \"nothing\"\nreadyz check passed\n", text, StringComparison.Ordinal);
        server.Parts.Ready.ShuttingDown = true;
        Assert.Equal(500, (await server.AskAsync("", "GET", "/readyz")).Code);
        Assert.Equal(200, (await server.AskAsync("", "GET", "/livez")).Code);
        Assert.Equal(200, (await server.AskAsync("admin", "GET", "/readyz?exclude=shutdown")).Code);
        Assert.Equal((500, "internal server error: shutdown failed\n"), await server.AskAsync("admin", "GET", "/readyz/shutdown"));
        Assert.Equal(404, (await server.AskAsync("admin", "GET", "/livez/shutdown")).Code);
    }

    [Fact]
    public async Task Metrics_count_what_was_asked_under_kubernetes_names()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(200, (await server.AskAsync("admin", "GET", "/api/v1/namespaces/default")).Code);
        Assert.Equal(404, (await server.AskAsync("admin", "GET", "/apis/made.up/v1/things")).Code);
        Assert.Equal(403, (await server.AskAsync("jane", "GET", "/api/v1/nodes")).Code);
        var text = (await server.AskAsync("admin", "GET", "/metrics")).Body;
        const string Of = "component=\"apiserver\",group=\"\","
            + "resource=\"namespaces\",scope=\"resource\",subresource=\"\",verb=\"GET\",version=\"v1\",dry_run=\"\"";
        Assert.Contains($"apiserver_request_total{{code=\"200\",{Of}}} 3\n", text, StringComparison.Ordinal);
        Assert.Contains($"apiserver_request_duration_seconds_count{{{Of}}} 3\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("made.up", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_current_inflight_requests{request_kind=\"readOnly\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("authorization_attempts_total{result=\"denied\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_storage_objects{resource=\"clusterroles.rbac.authorization.k8s.io\"}", text, StringComparison.Ordinal);
        foreach (var name in new[] { "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "kubernetes_build_info{" })
        {
            Assert.Contains("\n" + name, text, StringComparison.Ordinal);
        }
        Assert.Equal(403, (await server.AskAsync("jane", "GET", "/metrics")).Code);
    }

    [Fact]
    public async Task Nobody_is_nobody_where_anonymous_requests_are_off()
    {
        await using var server = await TestServer.StartAsync(new ControlPlaneOptions { AllowAnonymous = false });
        Assert.Equal(401, (await server.AskAsync("", "GET", "/livez")).Code);
        Assert.Equal(200, (await server.AskAsync("jane", "GET", "/livez")).Code);
    }
}
