using NetKube.ControlPlane.Hosting;

namespace NetKube.Testing.Connections;

/// <summary>A port of 127.0.0.1 that leads to the cluster's API.</summary>
internal sealed class TestListener : IAsyncDisposable
{
    private readonly ApiListener _sockets;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _time;

    private TestListener(ApiListener sockets, AdministratorKubeconfig administrator, ClusterTime time)
    {
        _sockets = sockets;
        Kubeconfig = administrator.Render();
        _time = time.FollowAsync(_stop.Token);
    }

    public string Server => _sockets.Server;

    /// <summary>The text of an administrator's kubeconfig; secret.</summary>
    public string Kubeconfig { get; }

    public static async Task<TestListener> StartAsync(ClusterWorld world, Func<ClusterLife> life, CancellationToken stop)
    {
        var options = new ControlPlaneOptions { SecurePort = 0 };
        var sockets = new ApiListener(options, http => world.Thread.RunAsync(() => life().HandleAsync(http)), world.Pki, TimeProvider.System, world.Options.Logs);
        await sockets.StartAsync(stop);
        using var administrator = new AdministratorKubeconfig(sockets.Server, null, world.Pki.Authority, TimeProvider.System);
        return new TestListener(sockets, administrator, world.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _time;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _sockets.StopAsync(now.Token);
        await _sockets.DisposeAsync();
        _stop.Dispose();
    }
}
