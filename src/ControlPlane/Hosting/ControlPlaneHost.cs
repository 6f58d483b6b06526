using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The control plane as a process runs it: store, API server behind Kestrel, controllers, scheduler.</summary>
public sealed class ControlPlaneHost(ControlPlaneOptions options, TimeProvider clock, ILoggerFactory logs)
{
    private static readonly RequestUser Administrator =
        new("kubernetes-admin", "", ["system:masters", "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());

    private readonly TaskCompletionSource<ControlPlaneAccess> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when requests are answered: where, and how an administrator gets in.</summary>
    public Task<ControlPlaneAccess> Serving => _serving.Task;

    /// <summary>Runs until told to stop, or until a part fails.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var pki = options.DataDirectory is { } folder ? ClusterPki.Open(Path.Combine(folder, "pki"), clock) : ClusterPki.CreateInMemory(clock);
        // Building and starting the web server takes as long as opening and filling the store, and needs nothing of it.
        var building = Task.Run(() => Web(pki), stop);
        var opening = new StoreOpening(options, clock, logs);
        await using var store = await opening.OpenAsync(stop);
        var parts = new ApiServerParts(options, store, pki, clock, logs);
        using var ending = new CancellationTokenSource();
        using var loops = new CancellationTokenSource();
        var running = new List<Task> { parts.State.RunAsync(ending.Token) };
        try
        {
            await parts.State.Loaded.WaitAsync(stop);
            await using var web = await building;
            var front = new HttpFront(web, parts.Pipeline.HandleAsync);
            await Task.WhenAll(Task.Run(() => BootstrapAsync(parts, pki, stop), stop), front.StartAsync(stop));
            await opening.NoteUsedAsync(stop);
            using var administrator = AdministratorOf(front, pki);
            await administrator.SaveAsync(stop);
            var access = new ControlPlaneAccess(ServerOf(front), administrator.Path, administrator.Render(), pki.Authority.Pin,
                parts.KubeClientFor(Administrator));
            _serving.TrySetResult(access);
            running.Add(parts.FlowControl.RunAsync(parts.Writer, ending.Token));
            if (administrator.Path is not null) running.Add(administrator.RunAsync(ending.Token));
            if (parts.AuditLog is { } audit) running.Add(audit.RunAsync(ending.Token));
            running.Add(new KubernetesService(parts.State, parts.Writer, options, clock).RunAsync(ending.Token));
            running.AddRange(ControlLoops.Start(options, parts, pki, clock, logs, loops.Token));
            await (await Task.WhenAny([.. running, WaitAsync(stop)]));
            await LeaveAsync(parts, front, loops);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop while starting.
        }
        finally
        {
            _serving.TrySetCanceled(CancellationToken.None);
            await loops.CancelAsync();
            await ending.CancelAsync();
            await FinishAsync(running);
        }
    }

    /// <summary>
    /// Leaves in good order: first it says that it is no longer ready, then it goes on as ever for a while, so that
    /// whoever sends requests here learns of it; then watches end, requests are answered, and what is not answered in
    /// its time is cut off.
    /// </summary>
    private async Task LeaveAsync(ApiServerParts parts, HttpFront front, CancellationTokenSource loops)
    {
        parts.Ready.ShuttingDown = true;
        if (options.ShutdownDelay > TimeSpan.Zero) await Task.Delay(options.ShutdownDelay, clock, CancellationToken.None);
        await loops.CancelAsync();
        await parts.Lifecycle.DrainAsync();
        using var patience = new CancellationTokenSource(options.Requests.Timeout, clock);
        await front.StopAsync(patience.Token);
    }

    private async Task BootstrapAsync(ApiServerParts parts, ClusterPki pki, CancellationToken stop)
    {
        await new BootstrapLoader(parts.State, parts.Writer, [options.ServiceNetwork.ToString()], logs.CreateLogger<BootstrapLoader>()).RunAsync(stop);
        await new KubernetesService(parts.State, parts.Writer, options, clock).EnsureAsync(stop);
        await pki.ServiceAccounts.Made.WaitAsync(stop);
        parts.Ready.BootstrapDone = true;
    }

    private WebApplication Web(ClusterPki pki)
    {
        var serving = new RenewingCertificate(() => pki.Authority.Issue(ServingProfile()), clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
            kestrel.Listen(options.BindAddress, options.SecurePort, listen => Secure(listen, serving, pki));
            foreach (var socket in options.ExtraListeners) kestrel.Listen((IPEndPoint)socket.LocalEndPoint!, listen => Secure(listen, serving, pki));
        });
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = BoundSocket);
        var web = builder.Build();
        _ = web.Services.GetRequiredService<IServer>();
        _ = serving.Certificate; // made here rather than in the first client's handshake
        return web;
    }

    /// <summary>A socket that was opened elsewhere where one has the address, else a new one.</summary>
    private Socket BoundSocket(EndPoint endpoint) =>
        options.ExtraListeners.FirstOrDefault(s => endpoint.Equals(s.LocalEndPoint)) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private void Secure(ListenOptions listen, RenewingCertificate serving, ClusterPki pki)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => serving.Certificate;
            https.ServerCertificateChain = [pki.Authority.Certificate];
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            // Whether a certificate is believed is the authenticator's decision, which can say why not.
            https.AllowAnyClientCertificate();
        });
    }

    private CertificateProfile ServingProfile()
    {
        var addresses = new List<IPAddress> { IPAddress.Loopback, KubernetesService.FirstAddress(options.ServiceNetwork), options.BindAddress };
        if (options.Advertise is { } advertise) addresses.Add(advertise.Address);
        addresses.AddRange(options.ExtraListeners.Select(s => ((IPEndPoint)s.LocalEndPoint!).Address));
        var names = new List<string> { "localhost" };
        foreach (var name in options.ServingNames)
        {
            if (IPAddress.TryParse(name, out var address)) addresses.Add(address);
            else names.Add(name);
        }
        return CertificateProfile.ApiServer("cluster.local", names, [.. addresses.Distinct().Where(a => !a.Equals(IPAddress.Any))]);
    }

    private AdministratorKubeconfig AdministratorOf(HttpFront front, ClusterPki pki) =>
        new(ServerOf(front), options.DataDirectory is { } folder ? Path.Combine(folder, "admin.kubeconfig") : null, pki.Authority, clock);

    private string ServerOf(HttpFront front)
    {
        var port = options.SecurePort != 0 ? options.SecurePort : front.Address.Port;
        var address = options.BindAddress.Equals(IPAddress.Any) ? IPAddress.Loopback : options.BindAddress;
        return $"https://{address}:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    private static async Task FinishAsync(IEnumerable<Task> running)
    {
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException)
        {
            // They were told to stop.
        }
    }
}

/// <summary>How to reach a control plane.</summary>
/// <param name="Server">Its URL on this machine.</param>
/// <param name="KubeconfigPath">The administrator's kubeconfig; null without a data folder.</param>
/// <param name="Kubeconfig">Its text; secret.</param>
/// <param name="AuthorityPin">What nodes pin the server by.</param>
/// <param name="Client">An administrator inside this process, whose right to be one does not expire.</param>
public sealed record ControlPlaneAccess(string Server, string? KubeconfigPath, string Kubeconfig, CertificatePin AuthorityPin, IKubeClient Client);
