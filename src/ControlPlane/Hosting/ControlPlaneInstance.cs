using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.Hosting;

/// <summary>
/// One server's life over a store: its caches, what a cluster must have, its controllers and scheduler. How requests
/// arrive, and whose the store and the keys are, is the owner's business.
/// </summary>
public sealed class ControlPlaneInstance(ControlPlaneOptions options, IStore store, ClusterPki pki, TimeProvider clock, ILoggerFactory logs) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _loops = new();
    private readonly List<Task> _running = [];

    /// <summary>The API server.</summary>
    public ApiServerParts Parts { get; } = new(options, store, pki, clock, logs);

    /// <summary>Fills the caches and keeps them; afterwards requests can be answered.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        var following = Parts.State.RunAsync(_ending.Token);
        _running.Add(following);
        await await Task.WhenAny(Parts.State.Loaded.WaitAsync(stop), following);
    }

    /// <summary>Makes what every cluster has, where it is missing; afterwards the server calls itself ready.</summary>
    public async Task BootstrapAsync(CancellationToken stop)
    {
        await new BootstrapLoader(Parts.State, Parts.Writer, [options.ServiceNetwork.ToString()], logs.CreateLogger<BootstrapLoader>()).RunAsync(stop);
        await new KubernetesService(Parts.State, Parts.Writer, options, clock).EnsureAsync(stop);
        Parts.Ready.BootstrapDone = true;
    }

    /// <summary>In place of <see cref="BootstrapAsync"/> where the store is known to have all that, since it was made of one that has.</summary>
    public void BeginBootstrapped() => Parts.Ready.BootstrapDone = true;

    /// <summary>Starts what runs beside requests.</summary>
    public void StartLoops()
    {
        _running.Add(Parts.FlowControl.RunAsync(Parts.Writer, _ending.Token));
        if (Parts.AuditLog is { } audit) _running.Add(audit.RunAsync(_ending.Token));
        _running.Add(new KubernetesService(Parts.State, Parts.Writer, options, clock).RunAsync(_ending.Token));
        _running.AddRange(ControlLoops.Start(options, Parts, pki, clock, logs, _loops.Token));
    }

    /// <summary>Completes, or fails, with the first of its parts that does.</summary>
    public async Task EndedAsync() => await await Task.WhenAny(_running);

    /// <summary>Tells controllers and scheduler to stop; requests are still answered.</summary>
    public Task StopLoopsAsync() => _loops.CancelHereAsync();

    /// <summary>Ends everything that was started, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loops.CancelHereAsync();
        await _ending.CancelHereAsync();
        try
        {
            await Task.WhenAll(_running);
        }
        catch (OperationCanceledException)
        {
            // They were told to stop.
        }
        _loops.Dispose();
        _ending.Dispose();
    }
}
