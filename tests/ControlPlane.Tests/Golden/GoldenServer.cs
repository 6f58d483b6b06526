using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>A whole API server in this process, without sockets, controllers or scheduler: what the cases were recorded against.</summary>
internal sealed class GoldenServer : IAsyncDisposable
{
    private const string Token = "golden-administrator";
    private readonly CancellationTokenSource _ending = new();
    private readonly EmbeddedStore _store;
    private readonly ClusterPki _pki = ClusterPki.CreateInMemory(TimeProvider.System);
    private readonly ApiServerParts _parts;
    private Task _state = Task.CompletedTask;

    private GoldenServer(TimeProvider clock)
    {
        _store = EmbeddedStore.InMemory(clock);
        var tokens = Path.GetTempFileName();
        File.WriteAllText(tokens, $"{Token},admin,1,\"system:masters\"\n");
        _parts = new ApiServerParts(new ControlPlaneOptions { TokenFile = tokens }, _store, _pki, clock, NullLoggerFactory.Instance);
        File.Delete(tokens);
        Client = new GoldenClient(_parts.ClientByToken(), Token);
    }

    /// <summary>Sends requests as an administrator unless a step says otherwise.</summary>
    public GoldenClient Client { get; }

    /// <summary>What it keeps its objects in.</summary>
    public IStore Store => _store;

    /// <summary>Sends any request; whoever sends it says who it is.</summary>
    public HttpClient NewClient()
    {
        var client = _parts.ClientByToken();
        client.BaseAddress = new Uri("https://kubernetes.default.svc");
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + Token);
        return client;
    }

    /// <summary>A server that is ready.</summary>
    public static async Task<GoldenServer> StartAsync(CancellationToken stop, TimeProvider? clock = null)
    {
        var server = new GoldenServer(clock ?? TimeProvider.System);
        var options = new ControlPlaneOptions();
        server._state = server._parts.State.RunAsync(server._ending.Token);
        await server._parts.State.Loaded.WaitAsync(stop);
        await new BootstrapLoader(server._parts.State, server._parts.Writer,
            [options.ServiceNetwork.ToString()], NullLogger<BootstrapLoader>.Instance).RunAsync(stop);
        await new KubernetesService(server._parts.State, server._parts.Writer, options, TimeProvider.System).EnsureAsync(stop);
        server._parts.Ready.BootstrapDone = true;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAny(_state);
        Client.Dispose();
        _ending.Dispose();
        _pki.Dispose();
        await _store.DisposeAsync();
    }
}
