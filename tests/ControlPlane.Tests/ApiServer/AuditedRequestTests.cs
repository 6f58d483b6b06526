using System.Text.Json;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Hosting;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>What the audit log says of requests that really were made.</summary>
public sealed class AuditedRequestTests : IDisposable
{
    private const string Policy = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: None
          nonResourceURLs: ["/metrics"]
        - level: RequestResponse
          resources: [{group: "", resources: [configmaps]}]
        - level: Request
          resources: [{group: "", resources: [services]}]
        - level: Metadata
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<List<JsonElement>> EventsAsync(Func<TestServer, Task> requests, int maxMegabytes = 100)
    {
        var (policy, log) = (Path.Combine(_folder, "policy.yaml"), Path.Combine(_folder, "audit.log"));
        await File.WriteAllTextAsync(policy, Policy);
        var options = new ControlPlaneOptions { AuditPolicyFile = policy,
            AuditLog = new AuditLogSettings(log) { MaxMegabytes = maxMegabytes, MaxBackups = 2 } };
        await using (var server = await TestServer.StartAsync(options)) await requests(server);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                // The log is whole once its writer has let go of it.
                await using var whole = new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                using var reader = new StreamReader(whole);
                return [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
            }
            catch (IOException)
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }

    [Fact]
    public async Task A_change_is_noted_with_what_was_sent_and_what_was_answered()
    {
        var events = await EventsAsync(server => server.AskAsync("admin", "POST", "/api/v1/namespaces/default/configmaps",
            """{"metadata":{"name":"noted"},"data":{"a":"b"}}"""));
        var one = Assert.Single(events);
        Assert.Equal(("ResponseComplete", "create", "admin", "RequestResponse"),
            (Text(one, "stage"), Text(one, "verb"), Text(one.GetProperty("user"), "username"), Text(one, "level")));
        Assert.Equal("b", Text(one.GetProperty("requestObject").GetProperty("data"), "a"));
        Assert.NotEqual("", Text(one.GetProperty("responseObject").GetProperty("metadata"), "uid"));
        Assert.Equal(201, one.GetProperty("responseStatus").GetProperty("code").GetInt32());
        Assert.Equal("allow", Text(one.GetProperty("annotations"), "authorization.k8s.io/decision"));
        Assert.Equal("configmaps", Text(one.GetProperty("objectRef"), "resource"));
    }

    [Fact]
    public async Task The_level_decides_what_is_kept_of_bodies()
    {
        var events = await EventsAsync(async server =>
        {
            await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/services", "metadata: {name: s}\nspec: {ports: [{port: 80}]}\n",
                "application/yaml");
            await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/secrets", """{"metadata":{"name":"s"},"stringData":{"password":"hunter2"}}""");
            await server.AskAsync("admin", "GET", "/metrics");
        });
        Assert.Equal(["services", "secrets"], events.Select(e => Text(e.GetProperty("objectRef"), "resource")));
        Assert.Equal("s", Text(events[0].GetProperty("requestObject").GetProperty("metadata"), "name"));
        Assert.False(events[0].TryGetProperty("responseObject", out _));
        Assert.DoesNotContain("hunter2", events[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_noted_with_their_reason()
    {
        var events = await EventsAsync(async server =>
        {
            await server.AskAsync("jane", "GET", "/api/v1/nodes");
            await server.AskAsync("forged", "GET", "/api/v1/nodes");
            using var request = TestServer.Request("admin", "GET", "/api/v1/nodes");
            request.Headers.Add("Impersonate-User", "bob");
            using var response = await server.Http.SendAsync(request);
        });
        Assert.Equal([403, 401, 403], events.Select(e => e.GetProperty("responseStatus").GetProperty("code").GetInt32()));
        Assert.Equal("forbid", Text(events[0].GetProperty("annotations"), "authorization.k8s.io/decision"));
        Assert.Equal(("admin", "bob"), (Text(events[2].GetProperty("user"), "username"), Text(events[2].GetProperty("impersonatedUser"), "username")));
    }

    [Fact]
    public async Task A_watch_is_noted_when_it_begins_and_when_it_ends()
    {
        var events = await EventsAsync(async server =>
        {
            using var response = await server.SendAsync("admin", "GET", "/api/v1/nodes?watch=true&timeoutSeconds=1");
        });
        Assert.Equal(["ResponseStarted", "ResponseComplete"], events.Select(e => Text(e, "stage")));
    }

    [Fact]
    public async Task A_full_log_is_put_aside_and_old_ones_go()
    {
        var filler = $$$"""{"metadata":{"generateName":"big-"},"data":{"a":"{{{new string('x', 400_000)}}}"}}""";
        await EventsAsync(async server =>
        {
            for (var i = 0; i < 12; i++) Assert.Equal(201, (await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/configmaps", filler)).Code);
        }, maxMegabytes: 1);
        var files = Directory.GetFiles(_folder, "audit*.log");
        Assert.Equal(3, files.Length);
        Assert.All(files, f => Assert.InRange(new FileInfo(f).Length, 1, 1024 * 1024));
    }

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
