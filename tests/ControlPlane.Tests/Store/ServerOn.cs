using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>A whole API server in this process over a given store, without sockets, controllers or scheduler. It disposes the store.</summary>
internal sealed class ServerOn : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ClusterPki _pki = ClusterPki.CreateInMemory(TimeProvider.System);
    private readonly IStore _store;
    private Task _state = Task.CompletedTask;

    private ServerOn(IStore store, TimeProvider clock)
    {
        _store = store;
        Parts = new ApiServerParts(new ControlPlaneOptions(), store, _pki, clock, NullLoggerFactory.Instance);
    }

    public ApiServerParts Parts { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ServerOn> StartAsync(IStore store, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var server = new ServerOn(store, clock);
        var options = new ControlPlaneOptions();
        server._state = server.Parts.State.RunAsync(server._ending.Token);
        await server.Parts.State.Loaded.WaitAsync(Stop);
        await new BootstrapLoader(server.Parts.State, server.Parts.Writer, [options.ServiceNetwork.ToString()],
            NullLogger<BootstrapLoader>.Instance).RunAsync(Stop);
        await new KubernetesService(server.Parts.State, server.Parts.Writer, options, clock).EnsureAsync(Stop);
        server.Parts.Ready.BootstrapDone = true;
        return server;
    }

    public HttpClient Client(string user = "admin", string group = "system:masters") =>
        Parts.ClientFor(new RequestUser(user, "", [group, "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>()));

    public async Task<HttpStatusCode> GetAsync(string path, string user, string group = "people")
    {
        using var http = Client(user, group);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return answer.StatusCode;
    }

    public async Task<string> TextAsync(string path)
    {
        using var http = Client();
        return await http.GetStringAsync(new Uri(path, UriKind.Relative), Stop);
    }

    public Task<string> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json, "application/json");

    public Task<string> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json, "application/merge-patch+json");

    public Task<string> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, "{}", "application/json");

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAny(_state);
        _ending.Dispose();
        _pki.Dispose();
        await _store.DisposeAsync();
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string json, string type)
    {
        using var http = Client();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, type) };
        request.Headers.UserAgent.ParseAdd("tester/1.0");
        using var answer = await http.SendAsync(request, Stop);
        var said = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {said}");
        return said;
    }
}
