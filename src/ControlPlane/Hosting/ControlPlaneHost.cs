using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The control plane as a process runs it: store, API server behind Kestrel, controllers, scheduler.</summary>
public sealed class ControlPlaneHost(ControlPlaneOptions options, TimeProvider clock, ILoggerFactory logs)
{
    private readonly TaskCompletionSource<ControlPlaneAccess> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when requests are answered: where, and how an administrator gets in.</summary>
    public Task<ControlPlaneAccess> Serving => _serving.Task;

    /// <summary>Runs until told to stop, or until a part fails.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var pki = options.DataDirectory is { } folder ? ClusterPki.Open(Path.Combine(folder, "pki"), clock) : ClusterPki.CreateInMemory(clock);
        // Building the web server takes as long as opening and filling the store, and needs nothing of it but the pipeline, later.
        RequestDelegate? pipeline = null;
        var building = Task.Run(() => new ApiListener(options, http => pipeline!(http), pki, clock, logs), stop);
        var opening = new StoreOpening(options, clock, logs);
        await using var store = await opening.OpenAsync(stop);
        await using var instance = new ControlPlaneInstance(options, store, pki, clock, logs);
        try
        {
            await instance.LoadAsync(stop);
            await using var listener = await building;
            pipeline = instance.Parts.Pipeline.HandleAsync;
            await Task.WhenAll(Task.Run(() => instance.BootstrapAsync(stop), stop), listener.StartAsync(stop));
            await pki.ServiceAccounts.Made.WaitAsync(stop);
            await opening.NoteUsedAsync(stop);
            await ServeAsync(instance, listener, pki, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop while starting.
        }
        finally
        {
            _serving.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task ServeAsync(ControlPlaneInstance instance, ApiListener listener, ClusterPki pki, CancellationToken stop)
    {
        var kubeconfig = options.DataDirectory is { } folder ? Path.Combine(folder, "admin.kubeconfig") : null;
        using var administrator = new AdministratorKubeconfig(listener.Server, kubeconfig, pki.Authority, clock);
        await administrator.SaveAsync(stop);
        _serving.TrySetResult(new ControlPlaneAccess(listener.Server, administrator.Path, administrator.Render(), pki.Authority.Pin,
            instance.Parts.KubeClientFor(RequestUser.Administrator)));
        instance.StartLoops();
        using var ending = new CancellationTokenSource(); // not linked: whoever ends by it must not be taken for the first to end
        List<Task> running = [instance.EndedAsync(), WaitAsync(stop)];
        if (administrator.Path is not null) running.Add(administrator.RunAsync(ending.Token));
        try
        {
            await await Task.WhenAny(running);
        }
        finally
        {
            await ending.CancelAsync();
        }
        await LeaveAsync(instance, listener);
    }

    /// <summary>
    /// Leaves in good order: first it says that it is no longer ready, then it goes on as ever for a while, so that
    /// whoever sends requests here learns of it; then watches end, requests are answered, and what is not answered in
    /// its time is cut off.
    /// </summary>
    private async Task LeaveAsync(ControlPlaneInstance instance, ApiListener listener)
    {
        instance.Parts.Ready.ShuttingDown = true;
        if (options.ShutdownDelay > TimeSpan.Zero) await Task.Delay(options.ShutdownDelay, clock, CancellationToken.None);
        await instance.StopLoopsAsync();
        await instance.Parts.Lifecycle.DrainAsync();
        using var patience = new CancellationTokenSource(options.Requests.Timeout, clock);
        await listener.StopAsync(patience.Token);
    }

    private static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}

/// <summary>How to reach a control plane.</summary>
/// <param name="Server">Its URL on this machine.</param>
/// <param name="KubeconfigPath">The administrator's kubeconfig; null without a data folder.</param>
/// <param name="Kubeconfig">Its text; secret.</param>
/// <param name="AuthorityPin">What nodes pin the server by.</param>
/// <param name="Client">An administrator inside this process, whose right to be one does not expire.</param>
public sealed record ControlPlaneAccess(string Server, string? KubeconfigPath, string Kubeconfig, CertificatePin AuthorityPin, IKubeClient Client);
