using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.Shared.Client;
using NetKube.Testing.Connections;

namespace NetKube.Testing;

/// <summary>
/// One API server of a test cluster, with its controllers and its scheduler. It can be killed, as kill -9 does: requests
/// under way break, its loops write nothing more, leases are not given back; what it acknowledged is in the store.
/// </summary>
public sealed class TestServer
{
    private readonly ClusterWorld _world;
    private Life? _life;
    private bool _isSeeded;

    internal TestServer(string name, ClusterWorld world, EmbeddedStore store, bool isSeeded) => (Name, _world, Store, _isSeeded) = (name, world, store, isSeeded);

    /// <summary>server-1 and so on.</summary>
    public string Name { get; }

    /// <summary>Whether it answers.</summary>
    public bool Runs => _life is { Gone.IsCancellationRequested: false };

    /// <summary>The API server's parts; for tests that look inside.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public ApiServerParts Parts => (_life ?? throw new InvalidOperationException($"{Name} does not run")).Instance.Parts;

    /// <summary>What all servers of the cluster keep their objects in.</summary>
    internal EmbeddedStore Store { get; }

    /// <summary>Starts it, with nothing but what the store has; does nothing when it runs.</summary>
    public Task StartAsync(CancellationToken stop = default) => Runs ? Task.CompletedTask : _world.Thread.RunAsync(() => StartHereAsync(stop));

    /// <summary>Kills it.</summary>
    public Task KillAsync() => _world.Thread.RunAsync(ClearAsync);

    /// <summary>At once nobody gets an answer any more, and its loops none either; <see cref="KillAsync"/> clears away.</summary>
    internal void Break() => _life?.Gone.Cancel();

    /// <summary>Requests of a user, straight to this server.</summary>
    /// <exception cref="HttpRequestException">It does not run, or was killed under way.</exception>
    internal async Task<HttpResponseMessage> SendAsync(RequestUser? user, HttpRequestMessage request, CancellationToken stop)
    {
        if (_life is not { Gone.IsCancellationRequested: false } life) throw new HttpRequestException(HttpRequestError.ConnectionError, $"{Name} does not run");
        return await life.SendAsync(user, request, stop);
    }

    private async Task ClearAsync()
    {
        if (_life is not { } life) return;
        Break();
        _life = null;
        try
        {
            await life.Instance.DisposeAsync();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The connections that were broken for it.
        }
    }

    private async Task StartHereAsync(CancellationToken stop)
    {
        await ClearAsync(); // what a crash left
        var gone = new CancellationTokenSource();
        var options = _world.OptionsOf(this) with { OwnRequests = (user, direct) => _world.Faults.Before(user, this, new QuietWatches(new BreakingHandler(direct, gone.Token))) };
        var instance = new ControlPlaneInstance(options, Store, _world.Pki, _world.Time, _world.Options.Logs);
        await instance.LoadAsync(stop);
        // Only a first start knows what the store has; a later one looks, as any server does.
        if (_isSeeded) instance.BeginBootstrapped();
        else await instance.BootstrapAsync(stop);
        _isSeeded = false;
        _life = new Life(instance, gone);
        instance.StartLoops();
    }

    /// <summary>From one start to the next kill.</summary>
    private sealed class Life(ControlPlaneInstance instance, CancellationTokenSource gone)
    {
        private readonly Dictionary<string, HttpMessageInvoker> _byUser = new(StringComparer.Ordinal);

        public ControlPlaneInstance Instance { get; } = instance;

        public CancellationTokenSource Gone { get; } = gone;

        public Task<HttpResponseMessage> SendAsync(RequestUser? user, HttpRequestMessage request, CancellationToken stop)
        {
            HttpMessageInvoker? invoker;
            var name = user is null ? "" : string.Join('\n', [user.Name, user.Uid, .. user.Groups]);
            lock (_byUser)
            {
                if (!_byUser.TryGetValue(name, out invoker)) invoker = _byUser[name] = new HttpMessageInvoker(new BreakingHandler(Instance.Parts.HandlerFor(user), Gone.Token));
            }
            return invoker.SendAsync(request, stop);
        }
    }
}
