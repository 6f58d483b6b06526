using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>A whole API server in this process, with options and users of the test's choice.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private const string Tokens = """
        admin,admin,1,"system:masters"
        jane,jane,2,"developers"
        flood,flood,3,"tenants"
        other,other,4,"tenants"
        node,system:node:n1,5,"system:nodes"

        """;

    private readonly CancellationTokenSource _ending = new();
    private readonly ClusterPki _pki;
    private readonly IStore _store;
    private Task _running = Task.CompletedTask;

    private TestServer(ControlPlaneOptions options, TimeProvider clock, IStore? store)
    {
        _pki = ClusterPki.CreateInMemory(clock);
        _store = store ?? EmbeddedStore.InMemory(clock);
        var tokens = Path.GetTempFileName();
        File.WriteAllText(tokens, Tokens);
        Parts = new ApiServerParts(options with { TokenFile = tokens }, _store, _pki, clock, NullLoggerFactory.Instance);
        File.Delete(tokens);
        Http = Parts.ClientByToken();
    }

    public ApiServerParts Parts { get; }

    public HttpClient Http { get; }

    public ClusterPki Pki => _pki;

    public static async Task<TestServer> StartAsync(ControlPlaneOptions? options = null, TimeProvider? clock = null, IStore? store = null)
    {
        options ??= new ControlPlaneOptions();
        var server = new TestServer(options, clock ?? TimeProvider.System, store);
        server._running = Task.WhenAll(
            server.Parts.State.RunAsync(server._ending.Token),
            server.Parts.AuditLog?.RunAsync(server._ending.Token) ?? Task.CompletedTask);
        await server.Parts.State.Loaded.WaitAsync(TimeSpan.FromSeconds(20));
        await new BootstrapLoader(server.Parts.State, server.Parts.Writer, [options.ServiceNetwork.ToString()], NullLogger<BootstrapLoader>.Instance)
            .RunAsync(default);
        server.Parts.Ready.BootstrapDone = true;
        return server;
    }

    /// <summary>Sends a request as the user of a token; an empty one is nobody.</summary>
    public async Task<HttpResponseMessage> SendAsync(string token, string method, string path, string? json = null, string contentType = "application/json")
    {
        using var request = Request(token, method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await Http.SendAsync(request, patience.Token);
    }

    /// <summary>The status code and the body.</summary>
    public async Task<(int Code, string Body)> AskAsync(string token, string method, string path, string? json = null, string contentType = "application/json")
    {
        using var response = await SendAsync(token, method, path, json, contentType);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static HttpRequestMessage Request(string token, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "https://kubernetes.default.svc" + path);
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>Lets a user of the token file do everything, without making him an administrator.</summary>
    public async Task AllowAllAsync(string user)
    {
        var (code, body) = await AskAsync("admin", "POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", $$$"""
            {"metadata":{"name":"all-{{{user}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"{{{user}}}"}]}
            """);
        Assert.True(code == 201, body);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAny(_running);
        Http.Dispose();
        _ending.Dispose();
        _pki.Dispose();
        await _store.DisposeAsync();
    }
}
